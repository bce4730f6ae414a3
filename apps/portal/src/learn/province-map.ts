import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';

export type ProvinceCount = { province: string; count: number };

const TILE = { width: 58, height: 42, gap: 3 };

/** Five shades by how many signed; the first is "too few to say", so that a single class never stands out. */
const shadeOf = (count: number): 0 | 1 | 2 | 3 | 4 =>
  count < 10 ? 0 : count < 50 ? 1 : count < 200 ? 2 : count < 1000 ? 3 : 4;

/** A name of two words stands in two lines, one of one word in one. */
const linesOf = (name: string): string[] => {
  const words = name.split(' ');
  return words.length < 3 ? words : [words.slice(0, 2).join(' '), words.slice(2).join(' ')];
};

const label = (name: string, x: number, y: number): Html => {
  const lines = linesOf(name);
  return html`${lines.map(
    (line, at) =>
      html`<text x="${x + TILE.width / 2}" y="${y + TILE.height / 2 + 4 + (at - (lines.length - 1) / 2) * 13}" text-anchor="middle">${line}</text>`,
  )}`;
};

const place = ({ column, row }: { column: number; row: number }) => ({
  x: column * (TILE.width + TILE.gap) + 1,
  y: row * (TILE.height + TILE.gap) + 1,
});

/** The provinces as tiles, darker where more have signed; a table with the same numbers stands beside it. */
export function provinceMap({ t, lang, deps }: PageContext, counts: readonly ProvinceCount[]): Html {
  const { provinces, provinceMap: map } = deps.jurisdiction;
  const columns = Math.max(...map.tiles.map(({ column }) => column)) + 1;
  const rows = Math.max(...map.tiles.map(({ row }) => row)) + 1;
  const nameOf = (id: string) => provinces.find((province) => province.id === id)?.name ?? id;
  const countOf = (id: string) => counts.find(({ province }) => province === id)?.count ?? 0;
  const words = (id: string) =>
    countOf(id) < 10 ? t('map.few') : t('pledge.counts.people', { count: countOf(id) });
  return html`
<figure class="wall" data-wall data-few="${t('map.few')}" data-people="${t('pledge.counts.people', { count: '{count}' })}">
<svg class="province-map" viewBox="0 0 ${columns * (TILE.width + TILE.gap)} ${rows * (TILE.height + TILE.gap)}" role="img" aria-label="${t('map.title')}">
${map.tiles.map((tile) => {
  const { x, y } = place(tile);
  return html`<g data-province="${tile.id}" class="shade-${shadeOf(countOf(tile.id))}"><title>${nameOf(tile.id)}: ${words(tile.id)}</title><rect x="${x}" y="${y}" width="${TILE.width}" height="${TILE.height}" rx="8"/>${label(nameOf(tile.id), x, y)}</g>`;
})}
${map.islands.map((isle) => {
  const { x, y } = place(isle);
  return html`<g class="island"><title>${textIn(isle.name, lang)}, ${t('map.of', { province: nameOf(isle.province) })}</title><circle cx="${x + 14}" cy="${y + 8}" r="3"/><circle cx="${x + 26}" cy="${y + 5}" r="2"/><circle cx="${x + 36}" cy="${y + 10}" r="3"/><circle cx="${x + 22}" cy="${y + 13}" r="2"/>${textIn(
    isle.name,
    lang,
  )
    .split(' ')
    .map(
      (word, at) => html`<text x="${x + 26}" y="${y + 26 + at * 12}" text-anchor="middle">${word}</text>`,
    )}</g>`;
})}
</svg>
<figcaption class="small soft">${t('map.legend')} ${t('pledge.counts.note')} <span data-live hidden>${t('map.live')}</span></figcaption>
</figure>`;
}
