import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { reviewState } from '../review/review-state.ts';
import type { Html } from '../views/html.ts';
import type { Lesson } from './lesson.ts';

/** A lesson in a list; on a phone a row with a small picture. `label` says for whom it comes first. */
export function lessonCard(ctx: PageContext, lesson: Lesson, label?: string): Html {
  const { t, lang, assets } = ctx;
  return html`
<li><a class="card lesson-card lesson-card--row" href="/${lang}/hoc/${lesson.id}">
  <img class="focus-${lesson.illustration.focus}" src="${assets.url(`lesson-${lesson.id}.svg`)}" alt="" width="640" height="300" loading="lazy">
  <span class="stack lesson-card__words">${label ? html`<span class="small lesson-card__label">${label}</span>` : ''}<span class="h3">${lesson.title}</span><span class="lesson-card__summary">${lesson.summary}</span>
  <span class="small soft">${t('learn.meta', { minutes: lesson.minutes, questions: lesson.quiz.questions.length })}</span>${wasReviewed(ctx, lesson.id) ? html`<span>${reviewState(ctx, `lessons/${lesson.id}`)}</span>` : ''}</span>
</a></li>`;
}

/** How far the lessons of a list were reviewed: once for all that nobody read; the others say it on their card. */
export const lessonsReviewed = (ctx: PageContext, lessons: readonly Lesson[]): Html | string =>
  lessons.some(({ id }) => !wasReviewed(ctx, id))
    ? html`<p><span class="badge badge--warm">${ctx.t('learn.review.draft')}</span></p>`
    : '';

const wasReviewed = ({ content, lang }: PageContext, id: string): boolean =>
  content.reviews.has(`lessons/${id} ${lang}`);
