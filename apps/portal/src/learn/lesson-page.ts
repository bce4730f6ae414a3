import { html } from 'hono/html';
import { offlineBox } from '../offline/offline-box.ts';
import type { PageContext } from '../page-context.ts';
import { reviewState } from '../review/review-state.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import type { Lesson, Section } from './lesson.ts';
import { nextSteps } from './next-steps.ts';
import { notTranslated, ownLanguage } from './not-translated.ts';
import { adultOf } from './path.ts';
import { type QuizState, quiz } from './quiz.ts';
import type { Written } from './read-content.ts';
import { sourceList } from './source-line.ts';

const section = ({ title, paragraphs = [], list }: Section): Html => html`
<section class="stack"><h2>${title}</h2>
  ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
  ${list ? html`<ol class="lesson-list">${list.map((entry) => html`<li>${entry}</li>`)}</ol>` : ''}
</section>`;

/** Which articles of the Hanoi Convention a lesson touches, and how far their numbers were checked. */
const conventionOf = ({ t, lang }: PageContext, { convention }: Lesson): Html => html`
<p class="small soft"><a href="/${lang}/hoc/cong-uoc/15">${t('learn.convention')}</a>
${convention.map((article) => t(`learn.convention.${article}`)).join(' · ')}. ${t('learn.convention.unread')}</p>`;

/** A lesson with its quiz and the offer to take it along, which says what it weighs on the phone. */
export function lessonPage(
  ctx: PageContext,
  lesson: Written<Lesson>,
  sizeKB: number,
  state?: QuizState,
): Html {
  const { t, lang, assets } = ctx;
  return page(ctx, {
    title: lesson.title,
    scripts: ['offline'],
    main: html`
<article class="narrow stack lesson"${ownLanguage(lesson)}>
  <p><a href="/${lang}/hoc">${t('learn.back')}</a></p>${notTranslated(ctx, lesson)}
  <h1>${lesson.title}</h1>
  <p class="lead">${lesson.summary}</p>
  <img class="illustration" src="${assets.url(`lesson-${lesson.id}.svg`)}" alt="${lesson.illustration.alt}" width="640" height="300">
  <p class="row">${lesson.tactics.map((tactic) => html`<span class="badge badge--info">${t(`learn.tactic.${tactic}`)}</span>`)}
    ${reviewState(ctx, `lessons/${lesson.id}`)}</p>
  ${lesson.sections.map(section)}
  ${quiz(ctx, lesson, state)}
  <p class="small soft">${t('learn.domain', { domain: lesson.domain })}</p>
  ${conventionOf(ctx, lesson)}
  ${sourceList(ctx, lesson.facts)}
  ${offlineBox(ctx, lesson, sizeKB)}
  ${nextSteps(ctx, { adult: adultOf(lesson.id) })}
</article>`,
  });
}
