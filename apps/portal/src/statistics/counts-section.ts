import type { StatisticPeriod, Statistics, StatisticTable } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { type TransparencyWords, transparencyWords } from '../transparency-words.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { bars } from './bars.ts';
import { edgeWords } from './edge-words.ts';
import { keyName } from './key-names.ts';
import { numberIn } from './number-in.ts';

const edge = ({ lang, deps }: PageContext, at: string): string =>
  edgeWords(at, lang, deps.jurisdiction.timeZone);

/** This installation's own counts: the newest period open, older ones folded, withheld numbers said to be withheld. */
export function countsSection(ctx: PageContext, statistics: Statistics): Html {
  const { lang } = ctx;
  const w = transparencyWords(lang);
  const { data, smallest, periods, running, nextPeriodEnds, nextPublished } = statistics;
  const [newest, ...older] = periods;
  return html`
<section class="stack" aria-labelledby="own">
  <h2 id="own">${w('figures.own')}</h2>
  ${data === 'demo' ? notice('warm', w('figures.demo.title'), w('figures.demo')) : ''}
  <p>${w('figures.own.lead', { smallest })} ${w('figures.own.why')}</p>
  ${running ? html`<h3>${w('figures.running')}</h3>${period(ctx, w, running, 'now')}` : ''}
  ${newest ? period(ctx, w, newest, 'p0') : html`<p>${w('figures.none')}</p>`}
  ${
    older.length === 0
      ? ''
      : html`<details><summary>${w('figures.older')}</summary><div class="stack">${older.map((one, i) =>
          period(ctx, w, one, `p${i + 1}`),
        )}</div></details>`
  }
  <p class="small soft">${w('figures.next', { end: edge(ctx, nextPeriodEnds), published: edge(ctx, nextPublished) })}</p>
</section>`;
}

const period = (
  ctx: PageContext,
  w: TransparencyWords,
  { from, until, tables }: StatisticPeriod,
  id: string,
): Html => html`
<div class="stack">
  <p><strong>${w('figures.period', { from: edge(ctx, from), until: edge(ctx, until) })}</strong></p>
  <div class="figures">${tables.filter(shows).map((table) => tableCard(ctx, w, table, `${id}-${table.id}`))}</div>
  ${withheldTables(
    w,
    tables.filter((table) => !shows(table)),
  )}
</div>`;

const shows = ({ cells }: StatisticTable): boolean => cells.some(({ count }) => count !== null);

/** What no number of may be seen, named in one place. */
const withheldTables = (w: TransparencyWords, tables: readonly StatisticTable[]): Html | string =>
  tables.length === 0
    ? ''
    : html`<div class="card stack"><p>${w('figures.withheld.all')}</p>
  <ul>${tables.map(({ id }) => html`<li>${w(`table.${id}`)}</li>`)}</ul></div>`;

const NOTES = ['decisions-by-layer', 'reports-by-first-reply'] as const;

function tableCard(
  ctx: PageContext,
  w: TransparencyWords,
  { id, total, cells }: StatisticTable,
  at: string,
): Html {
  const title = w(`table.${id}`);
  const name = (key: string) => keyName(w, ctx.deps.jurisdiction.provinces, id, key);
  const shown = cells.flatMap(({ key, count }) => (count === null ? [] : [{ key, count }]));
  const withheld = cells.length - shown.length;
  const note = NOTES.find((one) => one === id);
  const number = (value: number) => numberIn(value, ctx.lang);
  return html`
<article class="card stack figure">
  <h4>${title}</h4>
  ${note ? html`<p class="small soft">${w(`table.note.${note}`)}</p>` : ''}
  ${bars(
    `${at}-chart`,
    w('figures.chart', { title }),
    shown.map(({ key, count }) => ({ label: name(key), value: count, shown: number(count) })),
  )}
  <div class="table-wrap" role="group" tabindex="0" aria-label="${title}"><table class="table small">
    <caption class="visually-hidden">${title}</caption>
    <thead><tr><th scope="col">${w('figures.what')}</th><th scope="col" class="number">${w('figures.count')}</th></tr></thead>
    <tbody>
      ${shown.map(({ key, count }) => html`<tr><td>${name(key)}</td><td class="number">${number(count)}</td></tr>`)}
      ${total === null ? '' : html`<tr><td><strong>${w('figures.total')}</strong></td><td class="number"><strong>${number(total)}</strong></td></tr>`}
    </tbody></table></div>
  ${withheld > 0 ? html`<p class="small soft">${w('figures.withheld.some', { count: withheld })}</p>` : ''}
</article>`;
}
