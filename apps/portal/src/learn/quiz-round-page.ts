import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { choice } from '../views/choice.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import { isRight, markRound, type RoundAnswers } from './mark-round.ts';
import { nextSteps } from './next-steps.ts';
import { notTranslated, ownLanguage } from './not-translated.ts';
import type { RoundWish } from './pick-round.ts';
import type { QuizAge, QuizItem } from './quiz-item.ts';
import type { Written } from './read-content.ts';
import { scriptTag } from './script-tag.ts';
import { sourceLine } from './source-line.ts';

export type RoundPage = {
  age: QuizAge;
  wish: RoundWish;
  items: readonly Written<QuizItem>[];
  answers?: RoundAnswers;
};

const optionsOf = ({ t }: PageContext, item: QuizItem): { value: string; title: string }[] =>
  item.kind === 'safe-choice'
    ? [
        ...item.options.map((title, at) => ({ value: String(at), title })),
        { value: 'unsure', title: t('quiz.unsure') },
      ]
    : (['real', 'fake', 'unsure'] as const).map((value) => ({ value, title: t(`quiz.${value}`) }));

function explained(ctx: PageContext, item: QuizItem, answers: RoundAnswers): Html {
  const { t } = ctx;
  const right = isRight(item, answers);
  const verdict = right
    ? 'quiz.right'
    : (answers[item.id] ?? 'unsure') === 'unsure'
      ? 'quiz.open'
      : 'quiz.wrong';
  const answer =
    item.kind === 'safe-choice'
      ? t('quizBank.safe', { option: item.options[item.answer] ?? '' })
      : t(item.kind === 'real' ? 'quiz.isReal' : 'quiz.isFake');
  return notice(
    right ? 'ok' : 'warm',
    t(verdict),
    html`<p><strong>${answer}</strong> ${item.explanation}</p>${item.fact ? sourceLine(ctx, item.fact) : ''}`,
  );
}

const question = (
  ctx: PageContext,
  item: Written<QuizItem>,
  at: number,
  answers?: RoundAnswers,
): Html => html`
<fieldset class="card question stack" data-question${ownLanguage(item)}>
  <legend><span class="small soft">${ctx.t('quiz.question', { number: at + 1 })}</span></legend>
  <p class="question__prompt">${item.situation}</p>
  <div class="tiles ${item.kind === 'safe-choice' ? '' : 'tiles--compact'}">${optionsOf(ctx, item).map(
    (option) =>
      choice('radio', item.id, {
        ...option,
        checked: answers?.[item.id] === option.value,
        disabled: Boolean(answers),
      }),
  )}</div>
  ${answers ? explained(ctx, item, answers) : ''}
</fieldset>`;

function result(ctx: PageContext, { age, items }: RoundPage, answers: RoundAnswers): Html {
  const { t } = ctx;
  const mark = markRound(items, answers);
  const marks = Object.fromEntries(items.map((item) => [item.id, isRight(item, answers)]));
  return html`
  ${notice(
    mark.verdict === 'all' ? 'ok' : 'info',
    t('quizBank.result'),
    html`<p>${t('quiz.score', mark)}</p><p>${t('quizBank.choices', mark)}</p><p>${t(`quiz.score.${mark.verdict}`)}</p>`,
    true,
  )}
  <div class="card stack" data-remember="${age}" data-marks="${JSON.stringify(marks)}" hidden>
    <p>${t('quizBank.remember.text')}</p>
    <p><button class="button button--quiet" type="button" data-keep>${t('quizBank.remember')}</button></p>
    <p class="small soft" data-kept hidden>${t('quizBank.remembered')} <button class="link-button" type="button" data-forget>${t('quizBank.forget')}</button></p>
  </div>`;
}

/** A round of ten: the questions, and once posted every explanation where its question stands. */
export function quizRoundPage(ctx: PageContext, round: RoundPage): Html {
  const { t, lang } = ctx;
  const { age, wish, items, answers } = round;
  const again = `/${lang}/hoc/do-vui/${age}`;
  return page(ctx, {
    title: t('quizBank.title'),
    main: html`
<div class="narrow stack">
  <p><a href="/${lang}/hoc/do-vui">${t('quizBank.all')}</a></p>
  <h1>${t('quizBank.title')} · ${t(`path.audience.${age}`)}</h1>
  <p><span class="badge badge--warm">${t('learn.review.draft')}</span></p>${notTranslated(ctx, items.find(({ writtenIn }) => writtenIn) ?? {})}
  ${answers ? result(ctx, round, answers) : html`<p>${t('quizBank.intro')}</p>`}
  <form class="stack" method="post" action="${again}" data-round data-progress="${t('quizBank.progress')}">
    <input type="hidden" name="seed" value="${wish.seed}">
    ${wish.trick ? html`<input type="hidden" name="trick" value="${wish.trick}">` : ''}
    ${wish.on ? html`<input type="hidden" name="on" value="${wish.on.join(' ')}">` : ''}
    <p class="small soft" data-place hidden></p>
    ${items.map((item, at) => question(ctx, item, at, answers))}
    ${
      answers
        ? html`<p class="row"><a class="button" href="${again}">${t('quizBank.again')}</a></p>`
        : html`<p class="row"><button class="button" data-send>${t('quiz.submit')}</button> <button class="button" type="button" data-next hidden>${t('report.next')}</button></p>`
    }
  </form>
  ${answers ? nextSteps(ctx) : ''}
</div>
${scriptTag(ctx, 'quiz')}`,
  });
}
