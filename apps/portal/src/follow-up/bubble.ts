import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { OpenedReport } from '../portal-deps.ts';
import type { Html } from '../views/html.ts';
import { nameOn } from '../views/organisation-name.ts';
import { about } from './readers-card.ts';

export type Message = Pick<OpenedReport['messages'][number], 'from' | 'by' | 'text' | 'at'>;

/** One message of the thread. */
export const bubble = (ctx: PageContext, { from, by, text, at }: Message): Html => html`
<article class="bubble ${from === 'reporter' ? 'bubble--mine' : ''}"><span class="bubble__meta" data-about="${ctx.t('back.about')}"><span data-from>${by ? nameOn(ctx, by) : ctx.t(`back.from.${from}`)}</span>${at ? html` · <time datetime="${at}">${about(ctx, at)}</time>` : ''}</span><span data-text>${text}</span></article>`;
