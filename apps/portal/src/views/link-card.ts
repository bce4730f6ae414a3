import { html } from 'hono/html';
import type { Html } from './html.ts';
import { type IconName, icon } from './icon.ts';

export type LinkCard = {
  to: string;
  icon: IconName;
  tone: 'self' | 'other' | 'picture' | 'sun' | 'plain';
  title: string;
  text: string;
  /** How long it takes, how far it was reviewed. */
  note?: string;
};

/** A way on as a card: a drawing, what it is, and one line that says what waits there. */
export const linkCard = ({ to, icon: name, tone, title, text, note }: LinkCard): Html => html`
<li><a class="card door door--${tone}" href="${to}">
  <span class="door__icon">${icon(name)}</span>
  <span class="door__title">${title}</span>
  <span class="door__text">${text}</span>
  ${note ? html`<span class="door__text small">${note}</span>` : ''}
</a></li>`;
