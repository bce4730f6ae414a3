import { html } from 'hono/html';
import type { Html } from './html.ts';
import { type IconName, icon } from './icon.ts';

export type Outcome = { warm: boolean; sign: IconName; title: Html | string };

/** How a game went: a sign, what it means, and what to do. Warm is "there is still time", never "wrong". */
export const outcome = ({ warm, sign, title }: Outcome, inside: Html): Html => html`
<div class="outcome ${warm ? 'outcome--warm' : ''}"><span class="outcome__sign">${icon(sign)}</span>
<p class="outcome__title">${title}</p>${inside}</div>`;
