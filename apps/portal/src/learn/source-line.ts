import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { type Fact, factOf, isStale } from './fact.ts';

type Words = Pick<PageContext, 't' | 'lang'>;

/** Where a fact comes from, its year, and how far it was checked, as one text. */
export const sourceWords = ({ t, lang }: Words, { title, year, grade }: Fact): string =>
  `${t('source.from', { title: textIn(title, lang), year: textIn(year, lang) })} ${t(`source.grade.${grade}`)}`;

/** A day of review as people write it. */
export const reviewDay = ({ lang }: Pick<Words, 'lang'>, { reviewBy }: Fact): string =>
  new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { timeZone: 'UTC' }).format(new Date(reviewBy));

/** The same as a line of a page, which says when nobody has read it again in time. */
export function sourceLine(ctx: PageContext, id: string): Html {
  const fact = factOf(id);
  return html`<p class="small soft">${sourceWords(ctx, fact)}${isStale(fact, ctx.deps.now()) ? html` <span class="badge badge--warm">${ctx.t('source.stale', { date: reviewDay(ctx, fact) })}</span>` : ''}</p>`;
}

/** The sources of a piece, each with what was taken from it. */
export const sourceList = (ctx: PageContext, ids: readonly string[]): Html | '' =>
  ids.length === 0
    ? ''
    : html`<details class="small"><summary>${ctx.t('source.list')}</summary>
  <div class="stack">${ids.map((id) => html`<div><p class="small">${textIn(factOf(id).says, ctx.lang)}</p>${sourceLine(ctx, id)}</div>`)}</div></details>
  ${ids.some((id) => isStale(factOf(id), ctx.deps.now())) ? html`<p class="small soft" data-stale>${ctx.t('source.someStale')}</p>` : ''}`;
