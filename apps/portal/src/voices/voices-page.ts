import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import { nextSteps } from '../learn/next-steps.ts';
import { notTranslated, ownLanguage } from '../learn/not-translated.ts';
import type { Written } from '../learn/read-content.ts';
import type { PageContext } from '../page-context.ts';
import { reviewState } from '../review/review-state.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import type { Film } from './film.ts';
import type { Voice } from './voice.ts';

const drawingOf = ({ assets }: PageContext, { id }: Voice, file: string): string =>
  assets.url(`voice-${id}-${file}`);

/** The list: two films, then the illustrated stories. */
export function voicesPage(ctx: PageContext, voices: readonly Voice[], films: readonly Film[]): Html {
  const { t, lang } = ctx;
  const root = `/${lang}/hoc/tieng-noi`;
  return page(ctx, {
    title: t('voices.title'),
    main: html`
<div class="stack section">
  <p><a href="/${lang}/hoc">${t('learn.back')}</a></p>
  <h1>${t('voices.title')}</h1>
  <p class="lead">${t('voices.lead')}</p>
  <h2>${t('voices.films')}</h2>
  <ul class="doors plain">${films.map(
    (film) => html`
    <li><a class="card lesson-card" href="${root}/phim/${film.id}"><img src="${root}/phim/${film.id}/poster.svg" alt="" width="640" height="360" loading="lazy">
    <span class="stack lesson-card__words"><span class="h3">${textIn(film.title, lang)}</span><span>${textIn(film.summary, lang)}</span><span class="small soft">${t('voices.seconds', { seconds: film.seconds })} · ${t('games.invented')} · ${t(`learn.review.${film.review}`)}</span></span></a></li>`,
  )}</ul>
  <h2>${t('voices.stories')}</h2>
  <ul class="doors plain">${voices.map((voice) => voiceCard(ctx, voice))}</ul>
  ${nextSteps(ctx)}
</div>`,
  });
}

function voiceCard(ctx: PageContext, voice: Voice): Html {
  const { t, lang } = ctx;
  const cover = voice.chapters.find(({ drawing }) => drawing)?.drawing;
  return html`
<li><a class="card lesson-card" href="/${lang}/hoc/tieng-noi/${voice.id}">${cover ? html`<img src="${drawingOf(ctx, voice, cover.file)}" alt="" width="640" height="360" loading="lazy">` : ''}
<span class="stack lesson-card__words"><span class="h3">${voice.title}</span><span>${voice.summary}</span><span class="small soft">${t('games.minutes', { minutes: voice.minutes })} · ${t('games.invented')} · ${t(`learn.review.${voice.review}`)}</span></span></a></li>`;
}

/** One story, told in chapters with their drawings, and what a reader can do. */
export function voicePage(ctx: PageContext, voice: Written<Voice>): Html {
  const { t, lang } = ctx;
  return page(ctx, {
    title: voice.title,
    main: html`
<article class="narrow stack lesson"${ownLanguage(voice)}>
  <p><a href="/${lang}/hoc/tieng-noi">${t('voices.all')}</a></p>${notTranslated(ctx, voice)}
  <h1>${voice.title}</h1>
  <p class="lead">${voice.summary}</p>
  <p class="row"><span class="badge badge--info">${t('games.invented')}</span> ${reviewState(ctx, `voices/${voice.id}`)}</p>
  <p class="soft">${voice.teller}</p>
  ${voice.chapters.map(
    ({ title, paragraphs, drawing }) => html`
  <section class="stack">
    ${drawing ? html`<img class="illustration" src="${drawingOf(ctx, voice, drawing.file)}" alt="${drawing.alt}" width="640" height="360" loading="lazy">` : ''}
    <h2>${title}</h2>
    ${paragraphs.map((words) => html`<p>${words}</p>`)}
  </section>`,
  )}
  <section class="notice notice--ok"><h2 class="notice__title">${voice.ending.title}</h2><ol class="lesson-list">${voice.ending.steps.map((step) => html`<li>${step}</li>`)}</ol></section>
  ${nextSteps(ctx)}
</article>`,
  });
}
