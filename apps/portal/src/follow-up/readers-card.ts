import type { ThreadQuestion, ThreadReader } from '@kmm/contracts';
import { fill } from '@kmm/i18n';
import { html } from 'hono/html';
import { localTime } from '../local-time.ts';
import type { PageContext } from '../page-context.ts';
import type { OpenedReport } from '../portal-deps.ts';
import type { Html } from '../views/html.ts';
import { nameOn } from '../views/organisation-name.ts';
import { DUTIES, dutyOf, OFFERINGS, offeringOf, STANDINGS, type Standing, standingOf } from './standing.ts';

const timeIn = ({ lang, deps }: PageContext, iso: string): string =>
  localTime(iso, lang, deps.jurisdiction.timeZone);

/** When something happened, as coarse as the house tells it. */
export const about = (ctx: PageContext, iso: string): string =>
  ctx.t('back.about', { time: timeIn(ctx, iso) });

/** One organisation that reads or has read; empty for the script to fill. */
const readerRow = (ctx: PageContext, standing: Standing, reader: Partial<ThreadReader> = {}): Html => {
  const { t } = ctx;
  const at = reader.until ?? reader.since;
  return html`<li class="reader"><strong data-name>${reader.organisation && reader.kind ? nameOn(ctx, { organisation: reader.organisation, kind: reader.kind }) : ''}</strong> <span>${t(`back.reader.${standing}`)}</span>
    <span class="small soft" data-at="${t('back.about')}">${at ? about(ctx, at) : ''}</span>
    <span class="reader__why" data-overridden ${reader.overridden && !reader.againstNo ? '' : 'hidden'}>${t('back.reader.overridden')}</span>
    <span class="reader__why" data-against-no ${reader.againstNo ? '' : 'hidden'}>${t('back.reader.againstNo')}</span></li>`;
};

export const readerTemplates = (ctx: PageContext): Html =>
  html`${STANDINGS.map((standing) => html`<template id="reader-${standing}">${readerRow(ctx, standing)}</template>`)}`;

/** Who reads now, said before anything is asked of the young person. */
export const readersCard = (
  ctx: PageContext,
  {
    status,
    readers,
    offer,
    ...duty
  }: Pick<OpenedReport, 'status' | 'readers' | 'onDuty' | 'nextDuty' | 'offer'>,
): Html => html`
<section class="card stack" aria-labelledby="readers-title"><h2 id="readers-title">${ctx.t('back.readers')}</h2>
  <ul class="readers" data-readers>${readers.map((reader) => readerRow(ctx, standingOf(reader, status), reader))}</ul>
  ${DUTIES.map((what) => {
    const words = ctx.t(`back.duty.${what}`);
    // Without readers it is the template, which a script fills.
    const shown = readers.length > 0 && dutyOf(duty) === what;
    return html`<p class="reader__why" data-duty="${what}" data-words="${words}" ${shown ? '' : 'hidden'}>${shown ? fill(words, { time: duty.nextDuty ? timeIn(ctx, duty.nextDuty) : '' }) : ''}</p>`;
  })}
  ${OFFERINGS.map((offering) => {
    const name = offer && offeringOf(offer) === offering ? nameOn(ctx, offer) : undefined;
    return html`<p class="reader__why" data-offer="${offering}" data-words="${ctx.t(`back.offer.${offering}`)}" ${name ? '' : 'hidden'}>${name ? ctx.t(`back.offer.${offering}`, { name }) : ''}</p>`;
  })}
</section>`;

type Line = 'text' | 'agreed' | 'withdrawal' | 'goesAhead' | 'stays';

const words = (t: PageContext['t'], key: Line, name: string, time: string) =>
  name ? t(`back.question.${key}`, { name, time }) : '';

/** Whether another organisation may go on: a yes or a no, and what no answer means. */
export function questionCard(
  ctx: PageContext,
  {
    receipt,
    question,
    error,
  }: { receipt: string; question: ThreadQuestion | undefined; error?: string | undefined },
): Html {
  const { t, lang, deps } = ctx;
  const name = question ? nameOn(ctx, question) : '';
  const time = question ? localTime(question.answerBy, lang, deps.jurisdiction.timeZone) : '';
  const line = (key: Line, shown: boolean) =>
    html`<p data-question-${key.toLowerCase()}="${t(`back.question.${key}`)}" ${shown ? '' : 'hidden'}>${words(t, key, name, time)}</p>`;
  const waits = question !== undefined && !question.agreed;
  return html`
<section class="card stack question" aria-labelledby="question-title" data-question ${question ? '' : 'hidden'}><h2 id="question-title">${t('back.question')}</h2>
  ${line('text', waits)}${line('agreed', question?.agreed === true)}
  ${line('withdrawal', question !== undefined)}
  ${line('goesAhead', waits && question?.silence === 'goes-ahead')}${line('stays', waits && question?.silence === 'stays')}
  <form id="answer-form" class="stack" method="post" action="/${lang}/gap-lai" novalidate data-swap>
    <input type="hidden" name="receipt" value="${receipt}"><input type="hidden" name="question" value="${question?.id ?? ''}">
    <p class="field__error" role="alert" data-answer-error="${t('back.question.error')}" ${error ? '' : 'hidden'}>${error ?? ''}</p>
    <div class="row"><button class="button" name="do" value="agree" data-agree ${question?.agreed ? 'hidden' : ''}>${t('back.question.agree')}</button>
    <button class="button button--quiet" name="do" value="refuse">${t('back.question.refuse')}</button></div>
  </form>
</section>`;
}
