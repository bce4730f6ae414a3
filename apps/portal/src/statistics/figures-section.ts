import type { Language, PublicFigure, Statistics } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import { citedSources } from '../obligations/cited-sources.ts';
import type { PageContext } from '../page-context.ts';
import { type TransparencyWords, transparencyWords } from '../transparency-words.ts';
import { disclosure } from '../views/disclosure.ts';
import type { Html } from '../views/html.ts';
import { amountWords, unitAfter, whenWords } from './figure-words.ts';
import { seriesCharts } from './series-charts.ts';

const GROUPS = ['vietnam', 'hotline', 'world', 'campaign'] as const;

/** Published figures: charts where two share source and unit, and every one in a table with unit, year, grade, source. */
export function figuresSection({ lang }: PageContext, { figures, series }: Statistics): Html {
  const w = transparencyWords(lang);
  return html`
<section class="stack" aria-labelledby="public">
  <h2 id="public">${w('figures.public')}</h2>
  <p>${w('figures.public.lead')}</p>
  ${GROUPS.map((group) => {
    const rows = figures.filter((one) => one.group === group);
    return html`
  ${group === 'world' ? html`<h3>${w('group.world')}</h3>${seriesCharts(w, lang, figures, series)}` : ''}
  ${disclosure(
    {
      title: w('figures.group.title', { group: w(`group.${group}`) }),
      note: w('figures.group', { count: rows.length }),
      level: 3,
      open: group === 'vietnam',
    },
    groupTable(w, lang, w(`group.${group}`), rows),
  )}`;
  })}
</section>`;
}

const groupTable = (
  w: TransparencyWords,
  lang: Language,
  title: string,
  rows: readonly PublicFigure[],
): Html => html`
<div class="table-wrap" role="group" tabindex="0" aria-label="${title}"><table class="table facts">
  <caption class="visually-hidden">${title}</caption>
  <thead><tr><th scope="col">${w('figures.value')}</th><th scope="col">${w('figures.what')}</th></tr></thead>
  <tbody>${rows.map((row) => figureRow(w, lang, row))}</tbody></table></div>`;

const figureRow = (w: TransparencyWords, lang: Language, row: PublicFigure): Html => html`
<tr><td><strong>${amountWords(w, lang, row)}</strong>${unitAfter(lang, row)}<br><span class="soft">${whenWords(w, row)}</span></td>
  <td><p>${textIn(row.what, lang)}</p>${row.note ? html`<p class="soft">${textIn(row.note, lang)}</p>` : ''}${citedSources(w, lang, row)}</td></tr>`;
