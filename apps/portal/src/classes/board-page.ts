import { html } from 'hono/html';
import type { QuizItem } from '../learn/quiz-item.ts';
import { scriptTag } from '../learn/script-tag.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import type { ClassResults, ClassView } from './class-deps.ts';
import { choicesOf, type Measure, measureOf, rightChoice } from './class-items.ts';
import { wordsOf } from './pupil-page.ts';

export type BoardPage = {
  code: string;
  view: ClassView;
  results: ClassResults;
  bank: readonly QuizItem[];
  /** Shown once, right after the class was made. */
  key?: string | undefined;
};
const CARDS = ['A', 'B', 'C', 'D'];

/** What the projector shows: the code, one question in large letters, and the teacher's next step. */
export function boardPage(ctx: PageContext, board: BoardPage): Html {
  const { t, lang } = ctx;
  const { code, view, key } = board;
  const { round } = view;
  const item =
    round?.kind === 'live' ? board.bank.find(({ id }) => id === round.items[round.place]) : undefined;
  return page(ctx, {
    title: t('class.board'),
    main: html`
<div class="stack board" data-class="/${lang}/lop/${code}" data-board data-version="${view.version}">
  <p class="board__code"><span class="soft">${t('class.board.join')}</span> <strong>${code.slice(0, 3)} ${code.slice(3)}</strong></p>
  <h1>${t('class.of', { name: view.nickname })}</h1>
  ${key ? keyNotice(ctx, code, key) : ''}
  ${round && round.phase !== 'ended' ? (item ? live(ctx, board, item) : measuring(ctx, board)) : start(ctx, board)}
  ${summary(ctx, board)}
  <p class="small soft">${t('class.private')}</p>
</div>
${scriptTag(ctx, 'class')}`,
  });
}

const keyNotice = ({ t, lang }: PageContext, code: string, key: string): Html => {
  const link = ['', lang, 'lop', code, 'mo?khoa='].join('/') + key;
  return notice(
    'info',
    t('class.key'),
    html`<p>${t('class.key.text')}</p><p><a href="${link}">${link}</a></p>`,
  );
};

const act = ({ lang }: PageContext, code: string, type: string, label: string, quiet = false): Html => html`
<form method="post" action="/${lang}/lop/${code}/bang"><button class="button ${quiet ? 'button--quiet' : ''}" name="viec" value="${type}">${label}</button></form>`;

function start(ctx: PageContext, { code }: BoardPage): Html {
  const { t, lang } = ctx;
  return html`
<section class="card stack"><h2>${t('class.start')}</h2>
  <form class="row" method="post" action="/${lang}/lop/${code}/bang">
    <button class="button" name="viec" value="start-live">${t('class.start.live')}</button>
    <button class="button button--quiet" name="viec" value="start-before">${t('class.start.before')}</button>
    <button class="button button--quiet" name="viec" value="start-after">${t('class.start.after')}</button>
  </form>
  <p class="soft">${t('class.start.note')}</p></section>`;
}

function live(ctx: PageContext, { code, view, results }: BoardPage, item: QuizItem): Html {
  const { t, lang } = ctx;
  const { round } = view;
  if (!round) return html``;
  const names = choicesOf(item);
  const revealed = round.phase === 'revealed';
  const counts = results.items.find((one) => one.round === round.id && one.item === item.id)?.counts ?? [];
  const all = counts.reduce((sum, count) => sum + count, 0);
  const last = round.place === round.items.length - 1;
  return html`
<section class="card stack" aria-labelledby="asked">
  <p class="soft">${t('quiz.question', { number: round.place + 1 })} / ${round.items.length}</p>
  <h2 class="board__asked" id="asked">${item.situation}</h2>
  <ol class="plain stack board__choices">${names.map((name, at) => {
    const right = revealed && at === rightChoice(item);
    return html`<li class="${right ? 'board__right' : ''}"><strong>${CARDS[at]}</strong> ${wordsOf(ctx, name)}
      ${revealed && all > 0 ? html`<meter min="0" max="${all}" value="${counts[at] ?? 0}" aria-label="${wordsOf(ctx, name)}"></meter> <span class="soft">${Math.round(((counts[at] ?? 0) / all) * 100)}%</span>` : ''}</li>`;
  })}</ol>
  ${revealed ? notice('ok', t('class.answer', { answer: wordsOf(ctx, names[rightChoice(item)] ?? '') }), html`<p>${item.explanation}</p>${all === 0 ? html`<p class="soft">${t('class.few')}</p>` : ''}`) : html`<p class="lead" role="status">${t('class.answered', { count: '' })}<strong data-answered>${results.answered}</strong></p>`}
  <div class="row">${revealed ? (last ? act(ctx, code, 'end', t('class.finish')) : act(ctx, code, 'next', t('class.question.next'))) : act(ctx, code, 'reveal', t('class.reveal'))}
  ${last && revealed ? '' : act(ctx, code, 'end', t('class.stop'), true)}</div>
  ${
    revealed
      ? ''
      : html`
  <details><summary>${t('class.cards')}</summary>
    <form class="row" method="post" action="/${lang}/lop/${code}/bang"><p class="soft">${t('class.cards.text')}</p>
      ${names.map((_, at) => html`<label>${CARDS[at]} <input class="input board__count" type="number" name="the${at}" min="0" max="99" value="0" inputmode="numeric"></label>`)}
      <button class="button button--quiet" name="viec" value="cards">${t('class.cards.count')}</button></form></details>`
  }
</section>`;
}

const measuring = (ctx: PageContext, { code, view, results }: BoardPage): Html => html`
<section class="card stack"><h2>${ctx.t(view.round?.kind === 'before' ? 'class.start.before' : 'class.start.after')}</h2>
  <p class="lead" role="status">${ctx.t('class.handed')} <strong data-answered>${results.answered}</strong></p>
  <p class="row">${act(ctx, code, 'end', ctx.t('class.finish'))}</p></section>`;

const percent = (share: number | undefined, { t }: PageContext): string =>
  share === undefined ? t('class.few.short') : `${Math.round(share * 100)}%`;

/** Before and after side by side; only ever for the class as a whole. */
function summary(ctx: PageContext, { results, bank }: BoardPage): Html | '' {
  const { t } = ctx;
  const [before, after] = [measureOf(results, 'before', bank), measureOf(results, 'after', bank)];
  if (!before && !after) return '';
  const row = (name: string, measure: Measure | undefined) =>
    measure
      ? html`<tr><th scope="row">${name}</th><td class="number">${percent(measure.real, ctx)}</td><td class="number">${percent(measure.fake, ctx)}</td></tr>`
      : '';
  return html`
<section class="card stack"><h2>${t('class.measure')}</h2>
  <div class="table-wrap"><table class="table"><thead><tr><th scope="col">${t('class.measure.when')}</th><th scope="col">${t('class.measure.real')}</th><th scope="col">${t('class.measure.fake')}</th></tr></thead>
  <tbody>${row(t('class.start.before'), before)}${row(t('class.start.after'), after)}</tbody></table></div>
  <p class="small soft">${t('class.measure.note')}</p></section>`;
}
