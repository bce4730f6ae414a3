import type { ThreadRefusal } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import { localTime } from '../local-time.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { nameOn } from '../views/organisation-name.ts';

/** One no, with what turns it into a yes; empty for the script to fill. */
const refusalRow = (ctx: PageContext, refusal?: ThreadRefusal): Html => {
  const { t, lang, deps } = ctx;
  const words = (no: ThreadRefusal) =>
    t('back.change.refused', {
      name: nameOn(ctx, no),
      time: localTime(no.askAgainFrom, lang, deps.jurisdiction.timeZone),
    });
  return html`<li class="stack"><p data-refused="${t('back.change.refused')}">${refusal ? words(refusal) : ''}</p>
    <button class="button button--quiet" name="question" value="${refusal?.question ?? ''}">${t('back.change.send')}</button></li>`;
};

export const refusalTemplate = (ctx: PageContext): Html =>
  html`<template id="refusal">${refusalRow(ctx)}</template>`;

/** Each no that was said, and the way to change it. */
export const refusalsCard = (
  ctx: PageContext,
  { receipt, refusals }: { receipt: string; refusals: readonly ThreadRefusal[] },
): Html => html`
<details class="withdraw" data-refusals ${refusals.length > 0 ? '' : 'hidden'}><summary>${ctx.t('back.change')}</summary>
  <form id="change-form" class="stack" method="post" action="/${ctx.lang}/gap-lai" novalidate data-swap>
    <input type="hidden" name="receipt" value="${receipt}"><input type="hidden" name="do" value="agree">
    <p>${ctx.t('back.change.text')}</p>
    <p class="field__error" role="alert" data-answer-error="${ctx.t('back.question.error')}" hidden></p>
    <ul class="plain stack" data-refusal-list>${refusals.map((refusal) => refusalRow(ctx, refusal))}</ul>
  </form>
</details>`;
