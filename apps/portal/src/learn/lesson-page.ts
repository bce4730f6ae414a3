import { html } from 'hono/html';
import type { Lesson, Section } from '../content-shapes.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import { type Choices, quiz } from './quiz.ts';

const section = ({ title, paragraphs = [], list }: Section): Html => html`
<section class="stack"><h2>${title}</h2>
  ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
  ${list ? html`<ol class="lesson-list">${list.map((entry) => html`<li>${entry}</li>`)}</ol>` : ''}
</section>`;

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
  <section class="card stack"><h2>${t('quiz.told.title')}</h2><p>${t('quiz.told.text')}</p>
    <p class="row"><a class="button" href="/${lang}/giup">${t('nav.help')}</a> <a class="button button--quiet" href="tel:111">111 · ${t('call.111')}</a></p></section>
</article>`,
  });
}
