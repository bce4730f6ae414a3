import { emblemColours, emblemShapes } from '@khong-mot-minh/ui';
import { html } from 'hono/html';
import type { Html } from './html.ts';

/** The emblem inside the page, beside the name, so it needs no words of its own. */
export const emblem = (size: number): Html =>
  html`<svg class="emblem" width="${size}" height="${size}" viewBox="0 0 64 64" aria-hidden="true">${emblemShapes.heads.map(
    ({ cx, cy, r, tone }) => html`<circle cx="${cx}" cy="${cy}" r="${r}" fill="${emblemColours[tone]}"/>`,
  )}${emblemShapes.bodies.map(({ d, tone }) => html`<path d="${d}" fill="${emblemColours[tone]}"/>`)}</svg>`;
