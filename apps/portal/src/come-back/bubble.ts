import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { about } from './readers-card.ts';

export type Message = { from: 'reporter' | 'team'; text: string; at: string };

/** One message of the thread. */
export const bubble = (ctx: PageContext, { from, text, at }: Message): Html => html`
<article class="bubble ${from === 'reporter' ? 'bubble--mine' : ''}"><span class="bubble__meta" data-about="${ctx.t('back.about')}">${ctx.t(`back.from.${from}`)}${at ? html` · <time datetime="${at}">${about(ctx, at)}</time>` : ''}</span><span data-text>${text}</span></article>`;
