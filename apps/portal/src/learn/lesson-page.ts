import { html } from 'hono/html';
import type { Lesson, Section } from '../content-shapes.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import { nextSteps } from './next-steps.ts';
import { pathOf } from './path.ts';
import { type Choices, quiz } from './quiz.ts';

const section = ({ title, paragraphs = [], list }: Section): Html => html`
<section class="stack"><h2>${title}</h2>
  ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
  ${list ? html`<ol class="lesson-list">${list.map((entry) => html`<li>${entry}</li>`)}</ol>` : ''}
</section>`;

/** A lesson is for adults when it leads their path and nobody else's; its next steps then speak to them. */
const adultOf = ({ id }: Lesson) =>
  (['parents', 'teachers'] as const).find((audience) => pathOf(audience)?.lessons[0] === id);

/** A lesson with its quiz; `choices` when the quiz has been answered. */
export function lessonPage(ctx: PageContext, lesson: Lesson, choices?: Choices): Html {
  const { t, lang, assets } = ctx;
  return page(ctx, {
    title: lesson.title,
    main: html`
<article class="narrow stack lesson">
  <p><a href="/${lang}/hoc">${t('learn.back')}</a></p>
  <h1>${lesson.title}</h1>
  <p class="lead">${lesson.summary}</p>
  <p class="row"><span class="badge badge--warm">${t(`learn.review.${lesson.review}`)}</span>
    <span class="badge">${t('learn.domain', { domain: lesson.domain })}</span></p>
  <img class="illustration" src="${assets.url(`lesson-${lesson.id}.svg`)}" alt="${lesson.illustration.alt}" width="640" height="300">
  <p class="row">${lesson.tactics.map((tactic) => html`<span class="badge badge--info">${t(`learn.tactic.${tactic}`)}</span>`)}</p>
  ${lesson.sections.map(section)}
  ${quiz(ctx, lesson, choices)}
  ${nextSteps(ctx, { adult: adultOf(lesson) })}
</article>`,
  });
}
