import { emblemColours, emblemShapes } from '@khong-mot-minh/ui';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';

const paper = '#fdf8ef';
const ink = '#1d2b2e';
const { side, middle } = emblemColours;

/** The emblem at a place and size inside a larger drawing. */
export const emblemAt = (x: number, y: number, size: number): Html =>
  html`<g transform="translate(${x} ${y}) scale(${size / 64})">${emblemShapes.heads.map(
    ({ cx, cy, r, tone }) => html`<circle cx="${cx}" cy="${cy}" r="${r}" fill="${emblemColours[tone]}"/>`,
  )}${emblemShapes.bodies.map(({ d, tone }) => html`<path d="${d}" fill="${emblemColours[tone]}"/>`)}</g>`;

/** A certificate in A5 landscape; the name is filled in on the device, or by hand on the line. */
export const certificateSvg = ({ t }: PageContext): Html => html`
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 592" width="840" height="592" role="img" aria-label="${t('badges.certificate')}" data-drawing="chung-nhan" font-family="system-ui, sans-serif">
<rect width="840" height="592" fill="${paper}"/>
<rect x="22" y="22" width="796" height="548" rx="26" fill="none" stroke="${side}" stroke-width="3"/>
<path d="M22 120Q220 60 420 110T818 90V48a26 26 0 0 0-26-26H48a26 26 0 0 0-26 26Z" fill="${side}" opacity=".14"/>
<path d="M22 480Q240 540 430 490T818 510v34a26 26 0 0 1-26 26H48a26 26 0 0 1-26-26Z" fill="${middle}" opacity=".14"/>
${emblemAt(372, 62, 96)}
<text x="420" y="220" text-anchor="middle" font-size="44" font-weight="700" fill="${ink}">${t('badges.certificate.head')}</text>
<text x="420" y="312" text-anchor="middle" font-size="40" font-weight="700" fill="${side}" data-name></text>
<path d="M190 328H650" stroke="${ink}" stroke-width="1.5" stroke-dasharray="2 6" stroke-linecap="round"/>
<text x="420" y="382" text-anchor="middle" font-size="26" fill="${ink}">${t('badges.certificate.line')}</text>
<text x="420" y="440" text-anchor="middle" font-size="22" fill="${middle}" font-weight="700">${t('badges.certificate.foot')}</text>
<text x="420" y="534" text-anchor="middle" font-size="14" fill="${ink}">${t('badges.certificate.note')}</text>
</svg>`;
