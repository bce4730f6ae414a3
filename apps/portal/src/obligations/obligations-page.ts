import { COVERAGE_STATES } from '@kmm/contracts';
import { html } from 'hono/html';
import { openWords } from '../open-words.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import { filterForm } from './filter-form.ts';
import { obligationCard } from './obligation-card.ts';
import { apiQuery, readFilter } from './read-filter.ts';

/** Law against policy: every duty with what covers it now, and what does not. */
export function obligationsPage(ctx: PageContext, query: Readonly<Record<string, string | undefined>>): Html {
  const { lang, deps } = ctx;
  const w = openWords(lang);
  const { instruments, counts, policy } = deps.records.obligations.report({});
  const { filter, unknown } = readFilter(
    query,
    instruments.map(({ id }) => id),
  );
  const { items } = deps.records.obligations.report(filter);
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
        html`<li><a class="tally__one tally__one--${state}" href="${root}?tinh=${state}"><strong>${counts[state]}</strong> <span>${w(`state.${state}`)}</span></a></li>`,
    )}</ul>
    <p class="small soft">${w('law.computed', { policy })}</p>
    <p class="row"><a href="${root}/nen-tang">${w('law.platforms')}</a> <a href="${root}/quy-tac">${w('law.rules')}</a></p>
  </section>
  ${filterForm(ctx, w, filter, instruments)}
  ${unknown === undefined ? '' : notice('info', '', w('law.filter.unknown', { value: unknown }), true)}
  <div class="row"><p>${w('law.shown', { shown: items.length, all })}</p>
    <a href="/v1/obligations.csv${apiQuery(filter, { lang })}" download>${w('law.csv')}</a>
    <a href="/v1/obligations${apiQuery(filter)}">${w('law.json')}</a></div>
  ${items.length === 0 ? html`<p>${w('law.none')}</p>` : html`<ul class="plain stack">${items.map((row) => obligationCard(w, lang, row))}</ul>`}
</div>`,
  });
}
