import { emblemColours } from '@khong-mot-minh/ui';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { emblemAt } from './certificate-svg.ts';

export const BADGES = ['pledge', 'eye', 'voice', 'shield', 'friend'] as const;
export type Badge = (typeof BADGES)[number];

const { side, middle } = emblemColours;
const sun = '#f2bd55';

/** What stands in the ring of each badge, on a 200 by 200 sheet. */
const drawings: Record<Badge, (colour: string) => Html> = {
  pledge: () => emblemAt(60, 44, 80),
  eye: (colour) =>
    html`<path d="M46 86Q100 30 154 86Q100 142 46 86Z" fill="#fff" stroke="${colour}" stroke-width="7"/><circle cx="100" cy="86" r="20" fill="${colour}"/><circle cx="107" cy="79" r="6" fill="#fff"/>`,
  voice: (colour) =>
    html`<path d="M52 50h96a12 12 0 0 1 12 12v46a12 12 0 0 1-12 12H96l-24 22v-22H52a12 12 0 0 1-12-12V62a12 12 0 0 1 12-12Z" fill="${colour}"/><path d="M100 106c-14-9-22-17-22-26a11 11 0 0 1 22-5 11 11 0 0 1 22 5c0 9-8 17-22 26Z" fill="#fff"/>`,
  shield: (colour) =>
    html`<path d="M100 34l52 16v36c0 32-22 52-52 64-30-12-52-32-52-64V50Z" fill="${colour}"/><path d="M100 52l36 11v24c0 23-15 37-36 46-21-9-36-23-36-46V63Z" fill="#fff" opacity=".35"/><path d="M80 88l15 15 28-30" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/>`,
  friend: (colour) =>
    html`<circle cx="74" cy="62" r="17" fill="${colour}"/><circle cx="126" cy="62" r="17" fill="${side}"/><path d="M42 134c0-30 12-46 32-46 12 0 20 6 26 16 6-10 14-16 26-16 20 0 32 16 32 46Z" fill="${colour}"/><path d="M100 104c6-10 14-16 26-16 20 0 32 16 32 46h-58Z" fill="${side}"/>`,
};

/** One badge, drawn for this project; words stand below the ring, so that it also works in one colour. */
export const badgeSvg = ({ t }: PageContext, badge: Badge): Html => html`
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="200" height="200" role="img" aria-label="${t(`badges.badge.${badge}`)}" data-drawing="huy-hieu-${badge}" font-family="system-ui, sans-serif">
<circle cx="100" cy="88" r="84" fill="#fdf8ef" stroke="${badge === 'voice' || badge === 'friend' ? middle : side}" stroke-width="5"/>
<circle cx="100" cy="88" r="75" fill="none" stroke="${sun}" stroke-width="3" stroke-dasharray="1 9" stroke-linecap="round"/>
${drawings[badge](badge === 'voice' || badge === 'friend' ? middle : side)}
<rect x="22" y="158" width="156" height="36" rx="18" fill="${side}"/>
<text x="100" y="182" text-anchor="middle" font-size="18" font-weight="700" fill="#fff">${t(`badges.badge.${badge}`)}</text>
</svg>`;
