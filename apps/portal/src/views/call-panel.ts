import { LINES, type Line } from '@khong-mot-minh/contracts/codes';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';

type Called = Pick<PageContext, 't' | 'deps'>;

/** The number of a line where this house stands. */
export const numberOf = ({ deps }: Pick<PageContext, 'deps'>, line: Line): string =>
  deps.jurisdiction.lines[line];

/** A line to call as one link: its number, and who answers. */
export const callLink = (ctx: Called, line: Line, className = ''): Html =>
  html`<a${className ? html` class="${className}"` : ''} href="tel:${numberOf(ctx, line)}">${numberOf(ctx, line)} · ${ctx.t(`call.${line}`)}</a>`;

/** Telephone links, each named as what it is. */
export const callPanel = (ctx: Called, which: readonly Line[] = LINES): Html => html`
<ul class="calls plain">${which.map(
  (line) => html`
  <li><a class="call call--${line}" href="tel:${numberOf(ctx, line)}">
    <span class="call__icon">${icon('phone')}</span>
    <span class="call__number"><span class="visually-hidden">${ctx.t('call.verb')} </span>${numberOf(ctx, line)}</span>
    <span class="call__name">${ctx.t(`call.${line}`)}</span>
    <span class="call__note">${ctx.t(`call.${line}.note`)}</span>
  </a></li>`,
)}
</ul>`;
