import { html } from 'hono/html';
import type { Html } from './html.ts';

/** Who is drawn: an invented person, several, somebody nobody knows, or a call. */
export const FACES = ['person', 'group', 'unknown', 'call'] as const;
export type Face = (typeof FACES)[number];

const grounds = ['#ddf0ec', '#fdeadf', '#fdf2d6', '#e3edf8'];
const skins = ['#f0c39c', '#d9a273', '#c98a5e', '#f3cdb6'];
const hairs = ['#1d2b2e', '#3a2a22', '#4b3327'];
const clothes = ['#0f5c5a', '#e2764a', '#2a5185', '#a5568c', '#2b8a83'];
/** Hair from the front, by shape: short, a bob, a fringe with a bun, a cap. */
const hairShapes = [
  'M13 21c0-9 5-13 11-13s11 4 11 13c-2-4-4-6-7-7-5 2-11 2-13 2-1 1-2 3-2 5Z',
  'M11 30c-2-14 3-22 13-22s15 8 13 22h-4c2-8 0-13-3-15-5 2-9 2-12 1-3 2-5 7-3 14Z',
  'M13 22c0-10 5-14 11-14s11 4 11 14c-3-6-6-8-11-8s-8 2-11 8ZM20 7a4 4 0 1 1 8 0Z',
  'M12 18c0-8 5-11 12-11s12 3 12 11l4 2H12Z',
];

/** The same name is always drawn the same; nobody real is meant. */
const numberOf = (name: string): number =>
  [...name].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 100_003, 7);
const pick = <T>(list: readonly T[], number: number): T | undefined => list[number % list.length];

const head = (number: number): Html => html`
<path d="M8 48c0-11 6-15 16-15s16 4 16 15Z" fill="${pick(clothes, number >> 3)}"/>
<circle cx="24" cy="22" r="11" fill="${pick(skins, number)}"/>
<path d="${pick(hairShapes, number >> 5)}" fill="${pick(hairs, number >> 2)}"/>
<path d="M20 23h.01M28 23h.01" stroke="#1d2b2e" stroke-width="2.6" stroke-linecap="round"/>
<path d="M20.5 27.5c2 2 5 2 7 0" fill="none" stroke="#1d2b2e" stroke-width="1.6" stroke-linecap="round"/>`;

const drawings: Readonly<Record<Face, (number: number) => Html>> = {
  person: head,
  group: (number) => html`
<g transform="translate(-2 6) scale(.72)">${head(number)}</g>
<g transform="translate(16 6) scale(.72)">${head(number * 7 + 11)}</g>`,
  unknown: () => html`
<path d="M8 48c0-11 6-15 16-15s16 4 16 15Z" fill="#8a8474"/><circle cx="24" cy="21" r="11" fill="#8a8474"/>
<path d="M21 19c0-4 7-4 7 0 0 3-3.5 3-3.5 6M24.5 28.2h.01" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>`,
  call: () => html`
<path d="M17 12h4l2.5 6-3 2.5a16 16 0 0 0 7 7l2.5-3 6 2.5v4a3 3 0 0 1-3 3A22 22 0 0 1 14 15a3 3 0 0 1 3-3Z" fill="#8a8474"/>
<path d="M29 12a8 8 0 0 1 7 7M29 17a3.5 3.5 0 0 1 3 3" fill="none" stroke="#8a8474" stroke-width="2" stroke-linecap="round"/>`,
};

/** A drawn face beside a name; it says nothing that the name does not say, so screen readers skip it. */
export function avatar(name: string, face: Face = 'person', size = 44): Html {
  const number = numberOf(name);
  return html`<svg class="avatar" viewBox="0 0 48 48" width="${size}" height="${size}" aria-hidden="true"><rect width="48" height="48" fill="${pick(grounds, number >> 4)}"/>${drawings[face](number)}</svg>`;
}
