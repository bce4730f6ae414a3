import { html } from 'hono/html';
import type { QuizAge, QuizItem } from '../learn/quiz-item.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import { choicesOf, rightChoice } from './class-items.ts';
import { wordsOf } from './pupil-page.ts';

const CARDS = ['A', 'B', 'C', 'D'];

/** Ten questions on one sheet and the key on the next, for a school that allows no phones. */
export function paperPage(ctx: PageContext, age: QuizAge, items: readonly QuizItem[], seed: string): Html {
  const { t, lang } = ctx;
  return page(ctx, {
    title: t('class.paper'),
    main: html`
<div class="narrow stack paper">
  <div class="no-print stack"><p><a href="/${lang}/lop">${t('class.title')}</a></p><h1>${t('class.paper')}</h1>
  <p class="lead">${t('class.paper.how')}</p><p class="row"><a class="button button--quiet" href="/${lang}/lop/giay/${age}">${t('class.paper.other')}</a></p></div>
  <section><h2>${t('class.paper.questions')} · ${t(`path.audience.${age}`)} <span class="small soft">${seed}</span></h2>
  <ol class="lesson-list">${items.map(
    (item) =>
      html`<li><p>${item.situation}</p><p class="paper__choices">${choicesOf(item)
        .map((name, at) => `${CARDS[at]}. ${wordsOf(ctx, name)}`)
        .join('   ')}</p></li>`,
  )}</ol></section>
  <section class="paper__key"><h2>${t('class.paper.key')} <span class="small soft">${seed}</span></h2>
  <ol class="lesson-list">${items.map((item) => html`<li><strong>${CARDS[rightChoice(item)]}</strong> ${item.explanation}</li>`)}</ol>
  <p>${t('class.paper.care')}</p></section>
</div>`,
  });
}
