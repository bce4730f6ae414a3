import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import type { QuizBank } from './load-quiz-bank.ts';
import { nextSteps } from './next-steps.ts';
import { QUIZ_AGES, type QuizAge } from './quiz-item.ts';
import { scriptTag } from './script-tag.ts';
import { TRICK_TACTIC, TRICKS_TAUGHT } from './tricks.ts';

/** The way into the quiz: an age, or one of the three tricks; due reviews where the device remembers. */
export function quizStartPage(ctx: PageContext, bank: QuizBank): Html {
  const { t, lang } = ctx;
  const to = (age: QuizAge, query = '') => `/${lang}/hoc/do-vui/${age}${query}`;
  return page(ctx, {
    title: t('quizBank.title'),
    main: html`
<div class="narrow stack">
  <p><a href="/${lang}/hoc">${t('learn.back')}</a></p>
  <h1>${t('quizBank.title')}</h1>
  <p class="lead">${t('quizBank.lead')}</p>
  <p><span class="badge badge--warm">${t('learn.review.draft')}</span></p>
  <h2>${t('quizBank.ages')}</h2>
  <ul class="plain stack">${QUIZ_AGES.map(
    (age) => html`
    <li class="card stack">
      <h3>${t(`path.audience.${age}`)}</h3>
      <p class="soft">${t('quizBank.count', { count: bank[age].length })}</p>
      <p class="row"><a class="button" href="${to(age)}">${t('quizBank.start')}</a></p>
      <p class="row" data-due="${age}" hidden><a class="button button--quiet" href="${to(age)}">${t('quizBank.due')}</a></p>
      <p class="row small">${TRICKS_TAUGHT.map((trick) => html`<a href="${to(age, `?chieu=${trick}`)}">${t(`learn.tactic.${TRICK_TACTIC[trick]}`)}</a>`)}</p>
    </li>`,
  )}</ul>
  <p data-kept hidden><button class="link-button" type="button" data-forget>${t('quizBank.forget')}</button></p>
  ${nextSteps(ctx)}
</div>
${scriptTag(ctx, 'quiz')}`,
  });
}
