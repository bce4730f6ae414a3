import type { Bilingual, Language, PublicFigure, Statistics } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { TransparencyWords } from '../transparency-words.ts';
import type { Html } from '../views/html.ts';
import { bars } from './bars.ts';
import { amountWords, unitAfter, whenWords } from './figure-words.ts';

type Series = Statistics['series'];

/** Two figures of one source and one unit side by side, each pair on its own scale. */
export const seriesCharts = (
  w: TransparencyWords,
  lang: Language,
  figures: readonly PublicFigure[],
  series: Series,
): Html => html`
<div class="figures">${series.map(
  ({ id, title, pairs }) => html`
  <article class="card stack figure"><h4>${textIn(title, lang)}</h4>${pairs.map(
    ({ what, figures: ids }, i) => {
      const rows = ids.flatMap((one) => figures.find((figure) => figure.id === one) ?? []);
      return pairChart(w, lang, `${id}-${i}`, title, what, rows);
    },
  )}</article>`,
)}</div>`;

function pairChart(
  w: TransparencyWords,
  lang: Language,
  id: string,
  title: Bilingual,
  what: Bilingual,
  rows: readonly PublicFigure[],
): Html {
  const unverified = rows.filter(({ grade }) => grade === 'unverified').map((row) => whenWords(w, row));
  return html`
<h5>${textIn(what, lang)}</h5>
${bars(
  id,
  w('figures.chart', { title: `${textIn(title, lang)}: ${textIn(what, lang)}` }),
  rows.map((row, n) => ({
    label: whenWords(w, row),
    value: row.value,
    shown: amountWords(w, lang, row) + unitAfter(lang, row),
    ...(n > 0 && { tone: 'second' as const }),
  })),
)}
${unverified.length > 0 ? html`<p class="small soft">${w('grade.unverified')}: ${unverified.join(', ')}</p>` : ''}`;
}
