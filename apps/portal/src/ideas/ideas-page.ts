import type { IdeaRound, Ideas } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import { scriptTag } from '../learn/script-tag.ts';
import type { PageContext } from '../page-context.ts';
import { helpReview } from '../review/review-state.ts';
import { callLink } from '../views/call-panel.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import { boardWords, dayWords } from './idea-words.ts';
import { pastList } from './past-list.ts';

/** What the house allows from one address an hour, told as it is. */
const VOTES_AN_HOUR = 60;

export type IdeasPage = { ideas: Ideas; voted?: boolean; problem?: 'missing' | 'over' | 'busy' };

/** Stands above everything that takes words here: nobody answers, and where somebody does. */
export const notHelp = (ctx: PageContext): Html =>
  notice(
    'warm',
    ctx.t('ideas.notHelp'),
    html`<div class="stack"><p>${ctx.t('ideas.notHelp.text')}</p><p class="row"><a class="button" href="/${ctx.lang}/giup" data-quiet>${ctx.t('ideas.notHelp.link')}</a> ${callLink(ctx, 'child', 'button button--quiet')}</p></div>`,
  );

const option = (ctx: PageContext, { id, kind, title, summary }: IdeaRound['options'][number]): Html => html`
<label class="tile">
  <input type="radio" name="option" value="${id}">
  <span class="tile__title">${boardWords(ctx, title)}</span>
  <span class="tile__hint">${ctx.t(`ideas.kind.${kind}`)} · ${boardWords(ctx, summary)}</span>
</label>`;

function ballot(ctx: PageContext, round: IdeaRound, problem?: IdeasPage['problem']): Html {
  const { t, lang } = ctx;
  return html`
<form class="card stack" method="post" action="/${lang}/hoc/y-tuong/phieu#phieu" data-ballot="${round.id}" novalidate>
  <input type="hidden" name="round" value="${round.id}">
  <p class="soft">${t('ideas.vote.until', { day: dayWords(ctx, round.closesAt) })}</p>
  ${problem && problem !== 'missing' ? notice('warm', '', t(`ideas.vote.${problem}`), true) : ''}
  <fieldset class="question" ${problem === 'missing' ? html`aria-describedby="option-error"` : ''}>
    <legend class="visually-hidden">${t('ideas.vote.title')}</legend>
    ${problem === 'missing' ? html`<p class="field__error" id="option-error" role="alert">${t('ideas.vote.missing')}</p>` : ''}
    <div class="tiles">${round.options.map((one) => option(ctx, one))}</div>
  </fieldset>
  <button class="button">${t('ideas.vote.submit')}</button>
</form>
<p class="notice notice--ok" data-voted hidden>${t('ideas.vote.deviceDone')}</p>`;
}

const results = (ctx: PageContext, { options }: IdeaRound): Html => html`
<div class="card stack">
  <p>${ctx.t('ideas.vote.closed')}</p>
  <ul>${options.map(
    ({ title, votes }) =>
      html`<li>${boardWords(ctx, title)}: ${votes === undefined ? ctx.t('ideas.votes.few') : ctx.t('ideas.votes.count', { count: votes })}</li>`,
  )}</ul>
</div>`;

/** What is being voted on, how to propose, and who decided what. */
export function ideasPage(ctx: PageContext, { ideas, voted, problem }: IdeasPage): Html {
  const { t, lang } = ctx;
  const { round } = ideas;
  return page(ctx, {
    title: t('ideas.title'),
    main: html`
<div class="narrow stack">
  <p><a href="/${lang}/hoc">${t('learn.back')}</a></p>
  <h1>${t('ideas.title')}</h1>
  <p class="lead">${t('ideas.lead')}</p>
  ${notHelp(ctx)}
  <section class="stack" aria-labelledby="phieu" data-ideas>
    <h2 id="phieu">${t('ideas.vote.title')}</h2>
    ${problem === 'over' && !round?.open ? notice('warm', '', t('ideas.vote.over'), true) : ''}
    ${
      voted
        ? notice('ok', t('ideas.vote.done'), '', true)
        : round?.open
          ? ballot(ctx, round, problem)
          : round
            ? results(ctx, round)
            : html`<p class="empty">${t('ideas.vote.none')} ${t('ideas.vote.noneNext')}</p>`
    }
    <details><summary>${t('ideas.vote.honest')}</summary><p>${t('ideas.vote.honest.text', { limit: VOTES_AN_HOUR })}</p></details>
  </section>
  <p><a class="button" href="/${lang}/hoc/y-tuong/gop">${t('ideas.propose.title')}</a></p>
  ${pastList(ctx, ideas.past)}
  ${helpReview(ctx, 'pages/y-tuong')}
</div>
${scriptTag(ctx, 'ideas')}`,
  });
}
