import { html } from 'hono/html';
import { localTime } from '../local-time.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';

export type Message = { from: 'reporter' | 'team'; text: string; at: string };

/** One message of the thread. */
export const bubble = ({ t, lang }: PageContext, { from, text, at }: Message): Html => html`
<article class="bubble ${from === 'reporter' ? 'bubble--mine' : ''}"><span class="bubble__meta">${t(`back.from.${from}`)}${at ? html` · <time datetime="${at}">${localTime(at, lang)}</time>` : ''}</span><span data-text>${text}</span></article>`;
