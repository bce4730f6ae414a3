import type { AuthorityCounts } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import { localDay } from '../local-time.ts';
import type { PageContext } from '../page-context.ts';
import type { MessageKey } from '../translate.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';

const ROWS = ['received', 'granted', 'refused', 'withdrawn', 'waiting', 'overdue'] as const;

/** What authorities asked and what was done alone, counted for everybody as of this morning. */
const shown = ({ t }: PageContext, count: number | null): string =>
  count === null ? t('authority.small') : t('authority.tens', { from: count, to: count + 9 });

export function countsPage(ctx: PageContext, counts: AuthorityCounts): Html {
  const { t } = ctx;
  const { overrides, preservations } = counts;
  return page(ctx, {
    title: t('authority.title'),
    main: html`
<div class="narrow stack">
  <h1>${t('authority.title')}</h1>
  <p class="lead">${t('authority.lead')}</p>
  <p>${t('authority.why')}</p>
  <p class="small soft">${t('authority.asOf', { day: localDay(counts.asOf, ctx.lang) })} ${t('authority.smallNote')}</p>
  ${requestsTable(ctx, counts)}
  ${figures(ctx, 'overrides', [
    ['made', overrides.made],
    ['unreviewed', overrides.unreviewed],
    ['reviewOverdue', overrides.overdue],
    ['justified', overrides.justified],
    ['notJustified', overrides.notJustified],
  ])}
  ${figures(ctx, 'preservations', [
    ['running', preservations.running],
    ['lapsed', preservations.lapsed],
    ['renewed', preservations.renewed],
  ])}
  ${refusals(ctx, counts)}
  <p><a href="/v1/authority-counts">${t('authority.json')}</a></p>
</div>`,
  });
}

function requestsTable(ctx: PageContext, { requests }: AuthorityCounts): Html {
  const { t } = ctx;
  return html`<section class="card stack" aria-labelledby="asked">
  <h2 id="asked">${t('authority.requests')}</h2>
  <div class="table-wrap" tabindex="0" role="group" aria-labelledby="asked"><table class="table table--wrap">
    <thead><tr><td></td>${requests.map(
      ({ type }) => html`<th scope="col" class="number">${t(`authority.type.${type}`)}</th>`,
    )}</tr></thead>
    <tbody>${ROWS.map(
      (name) =>
        html`<tr><th scope="row">${t(`authority.${name}`)}</th>${requests.map(
          (counted) => html`<td class="number">${shown(ctx, counted[name])}</td>`,
        )}</tr>`,
    )}</tbody>
  </table></div>
  <p>${t('authority.clock')} <span class="small soft">${t('authority.clockSource')}</span></p>
</section>`;
}

function figures(
  ctx: PageContext,
  name: 'overrides' | 'preservations',
  rows: readonly (readonly [
    'made' | 'unreviewed' | 'reviewOverdue' | 'justified' | 'notJustified' | 'running' | 'lapsed' | 'renewed',
    number | null,
  ])[],
): Html {
  const { t } = ctx;
  return html`<section class="card stack" aria-labelledby="${name}">
  <h2 id="${name}">${t(`authority.${name}`)}</h2>
  <p>${t(`authority.${name}Text`)}</p>
  <table class="table table--wrap"><tbody>${rows.map(
    ([key, count]) =>
      html`<tr><th scope="row">${t(`authority.${key}`)}</th><td class="number">${shown(ctx, count)}</td></tr>`,
  )}</tbody></table>
</section>`;
}

function refusals(ctx: PageContext, counts: AuthorityCounts): Html {
  const { t } = ctx;
  const words = (reason: AuthorityCounts['refusals'][number]['reason']): MessageKey =>
    `authority.reason.${reason}`;
  return html`<section class="card stack" aria-labelledby="refusals">
  <h2 id="refusals">${t('authority.refusals')}</h2>
  <table class="table table--wrap">
    <thead><tr><th scope="col">${t('authority.reason')}</th><th scope="col" class="number">${t('authority.count')}</th></tr></thead>
    <tbody>${counts.refusals.map(
      ({ reason, count }) =>
        html`<tr><th scope="row">${t(words(reason))}</th><td class="number">${shown(ctx, count)}</td></tr>`,
    )}</tbody>
  </table>
</section>`;
}
