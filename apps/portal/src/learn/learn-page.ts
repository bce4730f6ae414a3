import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';

/** The list of lessons; each says how far it has been reviewed. */
export function learnPage(ctx: PageContext): Html {
  const { t, lang, content, assets } = ctx;
  return page(ctx, {
    title: t('nav.learn'),
    main: html`
<div class="narrow stack">
  <h1>${t('learn.title')}</h1>
  <p class="lead">${t('learn.lead')}</p>
  <ul class="plain stack">${content.lessons[lang].map(
    (lesson) => html`
    <li><a class="card lesson-card" href="/${lang}/hoc/${lesson.id}">
      <img src="${assets.url(`lesson-${lesson.id}.svg`)}" alt="" width="640" height="300">
      <span class="stack lesson-card__words"><span class="h3">${lesson.title}</span><span>${lesson.summary}</span>
      <span class="small soft">${t('learn.meta', { minutes: lesson.minutes, questions: lesson.quiz.questions.length })}</span>
      <span><span class="badge badge--warm">${t(`learn.review.${lesson.review}`)}</span></span></span>
    </a></li>`,
  )}</ul>
  <p class="soft">${t('learn.more')}</p>
</div>`,
  });
}
