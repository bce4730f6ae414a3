import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { PublicTeam } from '../portal-deps.ts';
import { helpReview } from '../review/review-state.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import type { Answers } from './answers.ts';
import { type Errors, STEPS, type Step } from './check-step.ts';
import { nextReaderWords } from './closed-page.ts';
import { dangerPanel, fieldsOf } from './fields.ts';
import { hiddenAnswers } from './hidden-answers.ts';
import { sentView } from './sent-view.ts';
import { detailsOf, wordsPrefix } from './to-form.ts';

export type Failure = 'busy' | 'closed' | 'reader' | 'text' | 'key';
export type StepPage = {
  step: Step;
  answers: Answers;
  team: PublicTeam;
  errors?: Errors;
  failure?: Failure;
  /** All of them, to say when one reads again. */
  teams?: readonly PublicTeam[];
};

const failureText = {
  busy: 'report.failed.busy',
  closed: 'report.failed.closed',
  reader: 'report.failed.reader',
  text: 'report.failed.text',
  key: 'report.failed.key',
} as const;

/** What the last step tells the script: whom to seal for, and what to send beside the sealed words. */
const sealing = (ctx: PageContext, answers: Answers, team: PublicTeam): Html | '' =>
  answers.kind
    ? html`data-details="${JSON.stringify(detailsOf(answers, answers.kind, team))}" data-to="${JSON.stringify({ keyId: team.keyId, publicKey: team.publicKey })}" data-prefix="${wordsPrefix(answers, ctx.t)}"`
    : '';

/** One step of the report: progress, questions, way on and way back. */
export function stepPage(
  ctx: PageContext,
  { step, answers, team, errors = {}, failure, teams = [] }: StepPage,
): Html {
  const { t, lang } = ctx;
  const last = step === STEPS.length;
  const failed = (why: Failure) => html`
    ${notice('danger', t('report.failed.title'), html`<p>${t(failureText[why])}</p>${why === 'closed' ? html`<p><strong>${nextReaderWords(ctx, teams)}</strong></p>` : ''}<p>${t('report.failed.call')}</p>`, true)}`;
  return page(ctx, {
    scripts: ['report'],
    form: 'report',
    main: html`
<div class="narrow stack">
  <div class="progress">
    <p class="small soft">${t('report.progress', { step, total: STEPS.length })}</p>
    <ol class="steps" aria-hidden="true">${STEPS.map(
      (at) => html`<li ${at < step ? 'data-done' : ''} ${at === step ? html`aria-current="step"` : ''}></li>`,
    )}</ol>
  </div>
  ${Object.keys(errors).length > 0 ? notice('danger', t('report.error.title'), html`<ul class="plain">${Object.entries(errors).map(([id, error]) => html`<li><a href="#${id}">${error}</a></li>`)}</ul>`, true) : ''}
  ${failure ? failed(failure) : ''}
  <div class="failed" data-failed hidden>${failed('text')}</div>
  ${last ? html`<div class="failed" data-unknown-key hidden>${failed('key')}</div>` : ''}
  ${answers.danger === 'yes' && step > 2 ? dangerPanel(ctx) : ''}
  <form id="report" class="stack report" method="post" action="/${lang}/giup" novalidate data-swap ${last ? sealing(ctx, answers, team) : ''}>
    <input type="hidden" name="step" value="${step}">
    ${hiddenAnswers(answers, step)}
    ${last ? html`<input type="hidden" name="form" value="${answers.formId || crypto.randomUUID()}">` : ''}
    ${fieldsOf[step](ctx, answers, errors, team)}
    ${last && ctx.deps.demo ? html`<p class="demo-warning">${t('demo.band')}</p>` : ''}
    <div class="actions">
      <button class="button" name="go" value="next" data-busy="${t('report.sending')}">${t(last ? 'report.send' : 'report.next')}</button>
      ${step > 1 ? html`<button class="button button--quiet" name="go" value="back">${t('report.back')}</button>` : ''}
    </div>
  </form>
  ${step === 1 ? helpReview(ctx, 'pages/nho-giup') : ''}
  ${last && answers.kind ? html`<template id="sent">${sentView(ctx, { kind: answers.kind, who: answers.who, danger: answers.danger === 'yes', team })}</template>` : ''}
</div>`,
  });
}
