import { html } from 'hono/html';
import type { Lesson } from '../content-shapes.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';

/** A lesson in a list; it says how far it has been reviewed. */
export const lessonCard = ({ t, lang, assets }: PageContext, lesson: Lesson): Html => html`
<li><a class="card lesson-card" href="/${lang}/hoc/${lesson.id}">
  <img src="${assets.url(`lesson-${lesson.id}.svg`)}" alt="" width="640" height="300" loading="lazy">
  <span class="stack lesson-card__words"><span class="h3">${lesson.title}</span><span>${lesson.summary}</span>
  <span class="small soft">${t('learn.meta', { minutes: lesson.minutes, questions: lesson.quiz.questions.length })}</span>
  <span><span class="badge badge--warm">${t(`learn.review.${lesson.review}`)}</span></span></span>
</a></li>`;
