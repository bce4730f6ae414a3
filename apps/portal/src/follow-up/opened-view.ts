import { REPORT_STATUSES } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import { localDayOf, localTime } from '../local-time.ts';
import type { PageContext } from '../page-context.ts';
import type { OpenedReport } from '../portal-deps.ts';
import { isMessageKey } from '../translate.ts';
import { callLink, callPanel } from '../views/call-panel.ts';
import { field } from '../views/field.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { nameOn } from '../views/organisation-name.ts';
import { bubble } from './bubble.ts';
import { choicesCard } from './choices-card.ts';
import { questionCard, readersCard } from './readers-card.ts';
import { refusalsCard } from './refusals-card.ts';

export const DONE = [
  'sent',
  'agreed',
  'refused',
  'letKnow',
  'tookBack',
  'gaveAgain',
  'danger',
  'alone',
  'resumed',
] as const;
export type Done = (typeof DONE)[number];

export type Opened = {
  /** Empty in the template that a script fills: the receipt stays in its memory, not in the page. */
  receipt: string;
  report: OpenedReport;
  done?: Done;
  error?: { write?: string; withdraw?: string; answer?: string };
  typed?: string;
};

const reasonOf = ({ t }: PageContext, reason: string | undefined): string => {
  const key = `closedReason.${reason}`;
  return isMessageKey(key) ? t(key) : '';
};

/** Every reason in a list that the script picks from, so that no sentence lives in a script. */
const reasonList = (ctx: PageContext): Html => html`
${['helped', 'handed-over', 'no-risk-found', 'duplicate', 'withdrawn', 'cannot-reach', 'outside-scope'].map(
  (reason) => html`<p data-reason="${reason}" hidden>${reasonOf(ctx, reason)}</p>`,
)}`;

const progress = ({ t }: PageContext, report: OpenedReport): Html => {
  const now = REPORT_STATUSES.indexOf(report.status);
  return html`<ol class="steps steps--named" data-status>${REPORT_STATUSES.map(
    (status, at) =>
      html`<li data-name="${status}" ${at < now ? 'data-done' : ''} ${at === now ? html`aria-current="step"` : ''}>${t(`status.${status}`)}</li>`,
  )}</ol>`;
};

/** What holds where nobody keeps a copy, and where somebody does; a script shows the one that is true. */
const byKept = ({ kept }: OpenedReport, nobody: Html, somebody: Html): Html => html`
<div data-unkept ${kept.length > 0 ? 'hidden' : ''}>${nobody}</div><div data-kept ${kept.length > 0 ? '' : 'hidden'}>${somebody}</div>`;

/** Whose copy stays; a script fills the list from its words. */
const keptList = (ctx: PageContext, { kept }: OpenedReport): Html => {
  const { t, lang, deps } = ctx;
  return html`
<p>${t('back.kept.title')}</p>
<ul data-keepers data-referral="${t('back.kept.referral')}" data-override="${t('back.kept.override')}" data-preservation="${t('back.kept.preservation')}">${kept.map(
    ({ name, kind, why, until }) =>
      html`<li>${t(`back.kept.${why}`, {
        name: nameOn(ctx, { organisation: name, kind }),
        day: until ? localDayOf(until, lang, deps.jurisdiction.timeZone) : '',
      })}</li>`,
  )}</ul>`;
};

type Told = 'withdrawn' | 'withdrawnKept';

/** That it is withdrawn and when it is destroyed, or that it has been. */
function toldOf({ t, lang, deps }: PageContext, key: Told, until: string | undefined): Html {
  const when = t(`back.${key}.until`);
  return html`<p>${t(`back.${key}`)} <span data-until="${when}">${until ? t(`back.${key}.until`, { time: localTime(until, lang, deps.jurisdiction.timeZone) }) : ''}</span><span data-gone ${until ? 'hidden' : ''}>${t(`back.${key}.gone`)}</span></p>`;
}

/**
 * What is said of a withdrawn report. Whoever holds the phone may have forced it, so the way back stands under a plain
 * question and its button names no withdrawal.
 */
function withdrawnPart(ctx: PageContext, report: OpenedReport, hidden: Html): Html {
  const { t, lang } = ctx;
  const until = report.resumableUntil;
  const words = byKept(
    report,
    toldOf(ctx, 'withdrawn', until),
    html`${toldOf(ctx, 'withdrawnKept', until)}${keptList(ctx, report)}`,
  );
  return html`
  <div class="stack" data-withdrawn ${report.withdrawn ? '' : 'hidden'}>
    ${callPanel(ctx, ['police', 'child'])}
    ${notice('info', '', html`${words}<p><a href="/${lang}/giup">${t('back.lost.action')}</a></p>`)}
    <details class="withdraw" data-resumable ${until ? '' : 'hidden'}><summary>${t('back.resume')}</summary>
      <form id="resume-form" class="stack" method="post" action="/${lang}/gap-lai" data-swap>
        ${hidden}
        <p>${t('back.resume.text')}</p>
        <button class="button button--quiet" name="do" value="resume">${t('back.resume.send')}</button>
      </form>
    </details>
  </div>`;
}

const DONE_WORDS = {
  sent: 'back.sent',
  agreed: 'back.agreed',
  refused: 'back.refused',
  letKnow: 'back.choices.letKnow',
  tookBack: 'back.choices.tookBack',
  gaveAgain: 'back.choices.gaveAgain',
  danger: 'back.danger.told',
  alone: 'back.danger.alone',
  resumed: 'back.resumed',
} as const satisfies Record<Done, string>;

const doneNotice = (ctx: PageContext, report: OpenedReport, what: Done, alert: boolean): Html =>
  what === 'alone'
    ? notice('danger', '', html`${ctx.t(DONE_WORDS[what])} ${nextDuty(ctx, report)}`, alert)
    : notice('ok', '', ctx.t(DONE_WORDS[what]), alert);

/** From when on somebody is there again, where that is planned; a script fills it from its words. */
const nextDuty = ({ t, lang, deps }: PageContext, { nextDuty: next }: OpenedReport): Html =>
  html`<span data-next="${t('back.danger.next')}" data-unplanned="${t('closed.unknown')}">${next ? t('back.danger.next', { time: localTime(next, lang, deps.jurisdiction.timeZone) }) : t('closed.unknown')}</span>`;

/** That danger is known, for as long as it is, and whom to call, short: the answer is not pushed off the screen. */
const inDanger = (ctx: PageContext, report: OpenedReport, done: Done | undefined): Html => {
  const { t } = ctx;
  const isJustSaid = done === 'danger' || done === 'alone';
  return html`
<div data-in-danger ${report.dangerNow && !report.withdrawn ? '' : 'hidden'}><section class="danger danger--inline">
  <div data-known ${isJustSaid ? 'hidden' : ''}>
    <p data-there ${report.onDuty ? '' : 'hidden'}>${t('back.danger.known')}</p>
    <p data-alone ${report.onDuty ? 'hidden' : ''}>${t('back.danger.knownAlone')} ${nextDuty(ctx, report)}</p>
  </div>
  <p class="row">${callLink(ctx, 'police', 'button button--danger')} ${callLink(ctx, 'child', 'button')}</p>
</section></div>`;
};

/** The plain way to say that it is dangerous now; where it has been said, the way to say it again. */
const dangerPart = (ctx: PageContext, report: OpenedReport, hidden: Html): Html => {
  const { t, lang } = ctx;
  const [first, again] = report.dangerNow ? ['hidden', ''] : ['', 'hidden'];
  const either = (words: string, wordsAgain: string) =>
    html`<span data-first ${first}>${words}</span><span data-again ${again}>${wordsAgain}</span>`;
  return html`
<details class="withdraw" data-open ${report.withdrawn ? 'hidden' : ''}><summary>${either(t('back.danger'), t('back.danger.again'))}</summary>
  <form id="danger-form" class="stack" method="post" action="/${lang}/gap-lai" data-swap>
    ${hidden}
    <div data-first ${first}><p data-there ${report.onDuty ? '' : 'hidden'}>${t('back.danger.text')}</p>
    <p data-alone ${report.onDuty ? 'hidden' : ''}>${t('back.danger.nobody')} ${nextDuty(ctx, report)}</p></div>
    <p data-again ${again}>${t('back.danger.againText')}</p>
    <p class="field__error" role="alert" data-danger-error="${t('back.danger.error')}" hidden></p>
    <button class="button button--danger" name="do" value="danger">${either(t('back.danger.send'), t('back.danger.sendAgain'))}</button>
  </form>
</details>`;
};

/** An opened report: status and the latest answer at once, the rest only on request. */
export function openedView(
  ctx: PageContext,
  { receipt, report, done, error = {}, typed = '' }: Opened,
): Html {
  const { t, lang } = ctx;
  const template = receipt === '';
  const latest = report.messages.findLast(({ from }) => from === 'team');
  const closed = report.status === 'closed';
  const rest = report.messages.filter((message) => message !== latest);
  const hidden = html`<input type="hidden" name="receipt" value="${receipt}">`;
  return html`
<div class="narrow stack opened" data-time-zone="${ctx.deps.jurisdiction.timeZone}">
  <h1 tabindex="-1">${t('back.title')}</h1>
  ${DONE.map((what) => html`<div data-done="${what}" ${done === what ? '' : 'hidden'}>${doneNotice(ctx, report, what, !template)}</div>`)}
  ${inDanger(ctx, report, done)}
  ${dangerPart(ctx, report, hidden)}
  <div class="stack" data-going ${report.withdrawn ? 'hidden' : ''}>
  <section class="card stack" aria-labelledby="status-title"><h2 id="status-title">${t('back.status')}</h2>
    ${progress(ctx, report)}
    ${template ? reasonList(ctx) : html`<p>${reasonOf(ctx, report.closedReason)}</p>`}
  </section>
  <section class="stack" aria-labelledby="answer-title"><h2 id="answer-title">${t('back.answer')}</h2>
    <div class="chat" data-latest>${latest ? bubble(ctx, latest) : ''}</div>
    <p class="soft" data-no-answer ${latest || closed ? 'hidden' : ''}>${t('back.noAnswer')}</p>
    <p data-no-answer-closed ${latest || !closed ? 'hidden' : ''}>${t('back.noAnswerClosed')}</p>
    <p class="row"><button class="button button--quiet" form="write" name="do" value="open">${t('back.again')}</button> <span class="small soft">${t('back.again.text')}</span></p>
    <details data-rest ${rest.length > 0 ? '' : 'hidden'}><summary><span data-rest-label="${t('back.rest')}">${t('back.rest', { count: rest.length })}</span></summary>
      <p class="small soft">${t('back.restWhy')}</p>
      <div class="chat" data-rest-messages>${rest.map((message) => bubble(ctx, message))}</div>
    </details>
  </section>
  ${questionCard(ctx, { receipt, question: report.question, report, error: error.answer })}
  ${refusalsCard(ctx, { receipt, refusals: report.refusals })}
  ${readersCard(ctx, report)}
  ${choicesCard(ctx, { receipt, choices: report.choices, readers: report.readers })}
  </div>
  ${withdrawnPart(ctx, report, hidden)}
  <div class="stack" data-writable ${report.withdrawn ? 'hidden' : ''}>
    <form id="write" class="stack card" method="post" action="/${lang}/gap-lai" novalidate data-swap>
      ${hidden}
      ${field({
        id: 'text',
        label: t('back.write'),
        error: error.write,
        control: (attributes) =>
          html`<textarea class="input input--short" name="text" rows="4" autocomplete="off" spellcheck="false" ${attributes}>${typed}</textarea>`,
      })}
      <p class="field__error" data-write-error="${t('back.write.error')}" data-failed="${t('back.failed')}" data-again-failed="${t('back.again.failed')}" data-changed="${t('back.changed')}" data-changed-offered="${t('back.changed.offered')}" data-changed-key="${t('back.changed.key')}" role="alert" hidden></p>
      ${template ? '' : html`<p class="small soft" data-draft-lost>${t('back.write.lost')}</p>`}
      ${ctx.deps.demo ? html`<p class="demo-warning">${t('demo.band')}</p>` : ''}
      <button class="button" name="do" value="write">${t('back.send')}</button>
    </form>
    <details class="withdraw" ${error.withdraw ? 'open' : ''}><summary>${t('back.withdraw')}</summary>
      <form id="withdraw-form" class="stack" method="post" action="/${lang}/gap-lai" novalidate data-swap>
        ${hidden}
        ${byKept(report, html`<p>${t('back.withdraw.text')}</p>`, html`<p>${t('back.withdraw.textKept')}</p>${keptList(ctx, report)}`)}
        <p class="field__error" role="alert" data-withdraw-error="${t('back.withdraw.error')}" ${error.withdraw ? '' : 'hidden'}>${error.withdraw ?? ''}</p>
        <label class="tile"><input type="checkbox" name="sure" value="yes"><span class="tile__title">${t('back.withdraw.confirm')}</span></label>
        <button class="button button--danger" name="do" value="withdraw">${t('back.withdraw.send')}</button>
      </form>
    </details>
  </div>
  <details class="withdraw"><summary>${t('back.proof')}</summary>
    <form id="proof-form" class="stack" method="post" action="/${lang}/gap-lai" ${template ? 'data-swap' : ''}>
      ${hidden}
      <p>${t('back.proof.text')}</p>
      <p class="field__error" role="alert" data-proof-error="${t('back.proof.failed')}" hidden></p>
      <button class="button button--quiet" name="do" value="proof">${t('back.proof.send')}</button>
    </form>
  </details>
  <p><a href="/${lang}/gap-lai">${t('back.close')}</a></p>
</div>`;
}
