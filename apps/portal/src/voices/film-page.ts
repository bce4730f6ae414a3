import { LANGUAGE_ROWS, type Language } from '@khong-mot-minh/contracts/codes';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import { nextSteps } from '../learn/next-steps.ts';
import type { PageContext } from '../page-context.ts';
import { reviewState } from '../review/review-state.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import { captionsIn, type Film } from './film.ts';

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** Loads and plays nothing by itself; says its size first, and tells everything again as text. */
export function filmPage(ctx: PageContext, film: Film, captions: readonly Language[]): Html {
  const { t, lang } = ctx;
  const file = (name: string) => `/${lang}/hoc/tieng-noi/phim/${film.id}/${name}`;
  // Its own language first: the first track is the one that is shown.
  const tracks = [...captions].sort((a, b) => Number(b === lang) - Number(a === lang));
  return page(ctx, {
    title: textIn(film.title, lang),
    main: html`
<article class="narrow stack">
  <p><a href="/${lang}/hoc/tieng-noi">${t('voices.all')}</a></p>
  <h1>${textIn(film.title, lang)}</h1>
  <p class="lead">${textIn(film.summary, lang)}</p>
  <p class="row"><span class="badge badge--info">${t('games.invented')}</span> ${reviewState(ctx, `films/${film.id}`)}</p>
  <video class="film" controls preload="none" width="640" height="360" poster="${file('poster.svg')}">
    <source src="${file('film.webm')}" type="video/webm">
    ${tracks.map(
      (one, at) =>
        html`<track kind="captions" src="${file(captionsIn(one))}" srclang="${one}" label="${LANGUAGE_ROWS[one].ownName}"${at === 0 ? html` default` : ''}>
    `,
    )}${t('voices.noVideo')}
  </video>
  <p class="small soft">${t('voices.size', { time: clock(film.seconds), size: (film.sizeBytes / 1_048_576).toFixed(1).replace('.', lang === 'vi' ? ',' : '.') })}</p>
  <h2>${t('voices.chapters')}</h2>
  <ol class="lesson-list">${film.chapters.map((chapter) => html`<li><a href="${file('film.webm')}#t=${chapter.at}">${clock(chapter.at)} · ${textIn(chapter, lang)}</a></li>`)}</ol>
  <h2>${t('voices.transcript')}</h2>
  <div class="card stack">${film.captions.map((caption) => html`<p><span class="small soft">${clock(caption.from)}</span> ${textIn(caption, lang)}</p>`)}</div>
  ${nextSteps(ctx)}
</article>`,
  });
}
