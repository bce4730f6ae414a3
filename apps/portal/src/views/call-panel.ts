import { html } from 'hono/html';
import type { Translate } from '../translate.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';

const numbers = ['113', '111', '115'] as const;

/** Telephone links, each named as what it is. */
export const callPanel = (t: Translate, which: readonly (typeof numbers)[number][] = numbers): Html => html`
<ul class="calls plain">${which.map(
  (number) => html`
  <li><a class="call call--${number}" href="tel:${number}">
    <span class="call__icon">${icon('phone')}</span>
    <span class="call__number"><span class="visually-hidden">${t('call.verb')} </span>${number}</span>
    <span class="call__name">${t(`call.${number}`)}</span>
    <span class="call__note">${t(`call.${number}.note`)}</span>
  </a></li>`,
)}
</ul>`;
