import { html } from 'hono/html';
import type { Html } from '../views/html.ts';

export type Bar = { label: string; value: number; shown: string; tone?: 'second' };

const ROW = 44;

/**
 * Horizontal bars as SVG, drawn on the server. Widths are shares of the picture's width, so letters keep their size on
 * every screen; `title` says in words what it shows, and the numbers stand in a table beside it.
 */
export function bars(id: string, title: string, all: readonly Bar[]): Html {
  const most = Math.max(1, ...all.map(({ value }) => value));
  return html`
<svg class="bars" role="img" aria-labelledby="${id}" width="100%" height="${all.length * ROW}">
  <title id="${id}">${title}</title>
  ${all.map(
    ({ label, value, shown, tone }, i) => html`
  <text class="bars__label" x="0" y="${i * ROW + 15}">${label}</text>
  <text class="bars__value" x="100%" y="${i * ROW + 15}" text-anchor="end">${shown}</text>
  <rect class="bars__track" x="0" y="${i * ROW + 22}" width="100%" height="12" rx="6"></rect>
  <rect class="bars__bar ${tone === 'second' ? 'bars__bar--second' : ''}" x="0" y="${i * ROW + 22}" width="${share(value, most)}%" height="12" rx="6"></rect>`,
  )}
</svg>`;
}

/** A bar is never so short that it is not seen. */
const share = (value: number, most: number): string => Math.max(1, (value / most) * 100).toFixed(2);
