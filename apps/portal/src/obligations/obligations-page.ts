import {
  COVERAGE_STATES,
  type Language,
  type ObligationQuery,
  type ObligationReport,
} from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { KeptPages } from '../kept-pages.ts';
import type { PageContext } from '../page-context.ts';
import { type TransparencyWords, transparencyWords } from '../transparency-words.ts';
import { disclosure } from '../views/disclosure.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import { filterForm } from './filter-form.ts';
import { obligationCard } from './obligation-card.ts';
import { policyRead } from './policy-read.ts';
import { apiQuery, readFilter } from './read-filter.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** Law against policy: every duty with what covers it now, and what does not. */
export async function obligationsPage(
  ctx: PageContext,
  query: Query,
  kept: KeptPages,
): Promise<Html | string> {
  const { obligations } = ctx.deps.records;
  const whole = await obligations.report({});
  const { filter, unknown } = readFilter(query, whole ?? { instruments: [], platforms: [] });
  const report = (await obligations.report(filter)) ?? whole;
  if (!report) throw new Error('Law against policy: the pack itself is not found');
  const write = () => writePage(ctx, report, filter, unknown);
  // What somebody mistyped stands on their page alone.
  return unknown === undefined ? kept.of(`law${apiQuery(filter)}`, report, write) : write();
}

function writePage(
  ctx: PageContext,
  report: ObligationReport,
  filter: ObligationQuery,
  unknown: string | undefined,
): Html {
  const { lang } = ctx;
  const w = transparencyWords(lang);
  const { counts, items } = report;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const root = `/${lang}/luat-va-chinh-sach`;
  return page(ctx, {
    title: w('law.title'),
    styles: ['figures'],
    main: html`
<div class="stack wide">
  <div><h1>${w('law.title')}</h1><p class="lead">${w('law.lead')}</p></div>
  ${notice('warm', w('law.honest.title'), w('law.honest'))}
  <section class="stack" aria-labelledby="counts">
    <h2 class="h3" id="counts">${w('law.counts', { all })}</h2>
    <ul class="plain tally">${COVERAGE_STATES.map(
      (state) =>
        html`<li><a class="tally__one tally__one--${state}" href="${root}?${chosen({ 'nen-tang': filter.platform, tinh: state })}"><strong>${counts[state]}</strong> <span>${w(`state.${state}`)}</span></a></li>`,
    )}</ul>
    ${policyRead(w, lang, report)}
    <p class="row"><a href="${root}/nen-tang">${w('law.platforms')}</a> <a href="${root}/quy-tac${filter.platform ? `?${chosen({ 'nen-tang': filter.platform })}` : ''}">${w('law.rules')}</a></p>
  </section>
  ${filterForm(ctx, w, filter, report)}
  ${unknown === undefined ? '' : notice('info', '', w('law.filter.unknown', { value: unknown }), true)}
  <div class="row"><p>${w('law.shown', { shown: items.length, all })}</p>
    <a href="/v1/obligations.csv${apiQuery(filter, { lang })}" download>${w('law.csv')}</a>
    <a href="/v1/obligations${apiQuery(filter)}">${w('law.json')}</a></div>
  ${items.length === 0 ? html`<p>${w('law.none')}</p>` : byLaw(w, lang, report, filter)}
</div>`,
  });
}

/** One fold for each law; what somebody asked for lies open. */
const byLaw = (
  w: TransparencyWords,
  lang: Language,
  report: ObligationReport,
  filter: ObligationQuery,
): Html[] =>
  report.instruments.flatMap(({ id, title }) => {
    const rows = report.items.filter(({ instrument }) => instrument.id === id);
    if (rows.length === 0) return [];
    const open = [filter.instrument, filter.state, filter.party].some(Boolean);
    return disclosure(
      { title: textIn(title, lang), note: w('law.group', { count: rows.length }), open },
      html`<ul class="plain stack">${rows.map((row) => obligationCard(w, lang, row, filter.platform))}</ul>`,
    );
  });

const chosen = (pairs: Readonly<Record<string, string | undefined>>): URLSearchParams =>
  new URLSearchParams(Object.entries(pairs).flatMap(([name, value]) => (value ? [[name, value]] : [])));
