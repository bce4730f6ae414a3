import { html } from 'hono/html';
import type { Html } from './html.ts';

export type Disclosure = { title: string; note?: string; level?: 2 | 3; id?: string; open?: boolean };

/** A part of a long page that opens when somebody wants it; it works without a script. */
export const disclosure = (
  { title, note, level = 2, id, open = false }: Disclosure,
  body: Html,
): Html => html`
<details class="card fold" ${id ? html`id="${id}"` : ''} ${open ? 'open' : ''}>
  <summary><span class="fold__words">${level === 2 ? html`<h2 class="h3">${title}</h2>` : html`<h3>${title}</h3>`}${note ? html`<span class="small soft">${note}</span>` : ''}</span></summary>
  <div class="stack fold__body">${body}</div>
</details>`;
