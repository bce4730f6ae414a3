import { html } from 'hono/html';
import type { Html } from './html.ts';

export type Tone = 'info' | 'warm' | 'danger' | 'ok';

/** A message that stands out; `alert` is read aloud at once. */
export const notice = (tone: Tone, title: string, text: Html | string, alert = false): Html => html`
<div class="notice notice--${tone}" ${alert ? html`role="alert"` : ''}>
  ${title ? html`<p class="notice__title">${title}</p>` : ''}
  <div>${text}</div>
</div>`;
