import type { ThreadQuestion, ThreadReader } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import { localHour, localTime } from '../local-time.ts';
import type { PageContext } from '../page-context.ts';
import type { OpenedReport } from '../portal-deps.ts';
import type { Html } from '../views/html.ts';
import { nameOn } from '../views/organisation-name.ts';
import {
  isMoment,
  isStanding,
  linesOf,
  momentOf,
  OFFERINGS,
  offeringOf,
  QUESTION_LINES,
  questionLines,
  READER_LINES,
  type ReaderLine,
} from './standing.ts';

const timeIn = ({ lang, deps }: PageContext, iso: string): string =>
  localTime(iso, lang, deps.jurisdiction.timeZone);

/** When something happened, as coarse as the house tells it. */
export const about = ({ t, lang, deps }: PageContext, iso: string): string =>
  t('back.about', localHour(iso, lang, deps.jurisdiction.timeZone));

const lineClass = (line: ReaderLine): string => {
  if (isStanding(line)) return '';
  return isMoment(line) ? 'small soft reader__why' : 'reader__why';
};

/** One organisation that reads or has read, and what is true of it now. */
function readerRow(ctx: PageContext, reader: ThreadReader, state: OpenedReport): Html {
  const name = nameOn(ctx, reader);
  const values = {
    name,
    about: about(ctx, momentOf(reader)),
    time: reader.nextDuty ? timeIn(ctx, reader.nextDuty) : '',
  };
  return html`<li class="reader"><strong>${name}</strong> ${linesOf(reader, state).map(
    (line) => html`<span class="${lineClass(line)}">${ctx.t(`back.reader.${line}`, values)}</span> `,
  )}</li>`;
}

/** The same with every sentence, empty, for the script that picks those which are true. */
export const readerTemplate = ({ t }: PageContext): Html =>
  html`<template id="reader"><li class="reader"><strong data-name></strong> ${READER_LINES.map(
    (line) => html`<span class="${lineClass(line)}" data-line="${line}">${t(`back.reader.${line}`)}</span> `,
  )}</li></template>`;

/** Who reads now, said before anything is asked of the young person. */
export const readersCard = (ctx: PageContext, report: OpenedReport): Html => html`
<section class="card stack" aria-labelledby="readers-title" data-about="${ctx.t('back.about')}"><h2 id="readers-title">${ctx.t('back.readers')}</h2>
  <ul class="readers" data-readers>${report.readers.map((reader) => readerRow(ctx, reader, report))}</ul>
  ${OFFERINGS.map((offering) => {
    const { offer } = report;
    const name = offer && offeringOf(offer) === offering ? nameOn(ctx, offer) : undefined;
    return html`<p class="reader__why" data-offer="${offering}" data-words="${ctx.t(`back.offer.${offering}`)}" ${name ? '' : 'hidden'}>${name ? ctx.t(`back.offer.${offering}`, { name }) : ''}</p>`;
  })}
</section>`;

/** Whether another organisation may go on: a yes or a no, who would be there, and what no answer means. */
export function questionCard(
  ctx: PageContext,
  {
    receipt,
    question,
    report,
    error,
  }: {
    receipt: string;
    question: ThreadQuestion | undefined;
    report: Pick<OpenedReport, 'dangerNow' | 'readers'>;
    error?: string | undefined;
  },
): Html {
  const { t, lang } = ctx;
  const shown = questionLines(question, report);
  const values = question && {
    name: nameOn(ctx, question),
    time: timeIn(ctx, question.answerBy),
    next: question.nextDuty ? timeIn(ctx, question.nextDuty) : '',
  };
  return html`
<section class="card stack question" aria-labelledby="question-title" data-question ${question ? '' : 'hidden'}><h2 id="question-title"><span data-asked ${question?.agreed ? 'hidden' : ''}>${t('back.question')}</span><span data-answered ${question?.agreed ? '' : 'hidden'}>${t('back.question.answered')}</span></h2>
  ${QUESTION_LINES.map((line) => {
    const isShown = values && shown.includes(line);
    return html`<p data-line="${line}" data-words="${t(`back.question.${line}`)}" ${isShown ? '' : 'hidden'}>${isShown ? t(`back.question.${line}`, values) : ''}</p>`;
  })}
  <form id="answer-form" class="stack" method="post" action="/${lang}/gap-lai" novalidate data-swap>
    <input type="hidden" name="receipt" value="${receipt}"><input type="hidden" name="question" value="${question?.id ?? ''}">
    <p class="field__error" role="alert" data-answer-error="${t('back.question.error')}" ${error ? '' : 'hidden'}>${error ?? ''}</p>
    <div class="row"><button class="button" name="do" value="agree" data-agree ${question?.agreed ? 'hidden' : ''}>${t('back.question.agree')}</button>
    <button class="button button--quiet" name="do" value="refuse">${t('back.question.refuse')}</button></div>
  </form>
</section>`;
}
