import { html } from 'hono/html';
import type { QuizItem } from '../learn/quiz-item.ts';
import { scriptTag } from '../learn/script-tag.ts';
import type { PageContext } from '../page-context.ts';
import { callLink } from '../views/call-panel.ts';
import { choice } from '../views/choice.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import type { ClassView } from './class-deps.ts';
import { choicesOf, rightChoice } from './class-items.ts';

export type PupilPage = {
  code: string;
  view: ClassView;
  /** The items of the round that this page may show. */
  items: readonly QuizItem[];
  /** Lives in this page's form and address for one round. */
  pupil: string;
  sent?: boolean;
  late?: boolean;
  /** As many as a room holds have answered this round. */
  full?: boolean;
};

export const wordsOf = ({ t }: PageContext, choiceName: string): string =>
  choiceName === 'real' || choiceName === 'fake' || choiceName === 'unsure'
    ? t(`quiz.${choiceName}`)
    : choiceName;

const question = (ctx: PageContext, item: QuizItem): Html => html`
<fieldset class="card question stack">
  <legend class="question__prompt">${item.situation}</legend>
  <div class="tiles ${item.kind === 'safe-choice' ? '' : 'tiles--compact'}">${choicesOf(item).map(
    (name, at) => choice('radio', item.id, { value: String(at), title: wordsOf(ctx, name), checked: false }),
  )}</div>
</fieldset>`;

const answerOf = (ctx: PageContext, item: QuizItem): Html =>
  notice(
    'ok',
    ctx.t('class.answer', { answer: wordsOf(ctx, choicesOf(item)[rightChoice(item)] ?? '') }),
    html`<p>${item.explanation}</p>`,
  );

/** What one pupil sees: a question, a wait, or the answer. No name, no account, nothing to win against others. */
export function pupilPage(ctx: PageContext, { code, view, items, pupil, sent, late, full }: PupilPage): Html {
  const { t, lang } = ctx;
  const { round } = view;
  const address = `/${lang}/lop/${code}`;
  const again = `${address}?ban=${pupil}`;
  const wait = (words: string) =>
    html`<div class="card stack" role="status"><p class="lead">${words}</p><p><a class="button button--quiet" href="${again}">${t('class.look')}</a></p></div>`;
  const form = html`
<form class="stack" method="post" action="${address}">
  <input type="hidden" name="ban" value="${pupil}"><input type="hidden" name="luot" value="${round?.id ?? ''}">
  ${items.map((item) => question(ctx, item))}
  <button class="button">${t('class.send')}</button>
</form>`;
  const inside = !round
    ? wait(t('class.wait'))
    : round.phase === 'ended'
      ? html`${wait(t('class.ended'))}${round.kind === 'live' ? '' : items.map((item) => html`<p>${item.situation}</p>${answerOf(ctx, item)}`)}`
      : round.phase === 'revealed'
        ? html`${items.map((item) => html`<p class="lead">${item.situation}</p>${answerOf(ctx, item)}`)}${wait(t('class.next'))}`
        : sent
          ? wait(t('class.sent'))
          : form;
  return page(ctx, {
    title: t('class.title'),
    main: html`
<div class="narrow stack" data-class="${address}" data-version="${view.version}">
  <h1>${t('class.of', { name: view.nickname })}</h1>
  ${late ? notice('warm', '', t('class.late'), true) : ''}
  ${full ? notice('warm', '', t('class.full'), true) : ''}
  ${inside}
  <p class="small soft">${t('class.private')}</p>
  <p class="row">${callLink(ctx, 'child', 'button button--quiet')}</p>
</div>
${scriptTag(ctx, 'class')}`,
  });
}
