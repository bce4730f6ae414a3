import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import type { Review } from './load-reviews.ts';

const day = ({ lang }: PageContext, on: string): string =>
  new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { timeZone: 'UTC' }).format(new Date(on));

const reviewNote = (ctx: PageContext, { state, by, on, people, current }: Review): Html => {
  const { t, lang } = ctx;
  const words = { who: textIn(by, lang), day: day(ctx, on), people: people ?? 0 };
  return html`<span class="badge badge--${current ? 'ok' : 'warm'}">${t(`review.${state}`, words)}${current ? '' : ` ${t('review.changed')}`}</span>`;
};

/** How far a piece was reviewed, from its records alone: without one it is a draft, whatever it says of itself. */
export function reviewState(ctx: PageContext, piece: string): Html {
  const reviews = ctx.content.reviews.get(`${piece} ${ctx.lang}`) ?? [];
  return reviews.length === 0
    ? html`<span class="badge badge--warm" data-review="${piece}">${ctx.t('learn.review.draft')}</span>`
    : html`<span class="row" data-review="${piece}">${reviews.map((review) => reviewNote(ctx, review))}</span>`;
}

/** The same at the foot of a help page. */
export const helpReview = (ctx: PageContext, piece: string): Html =>
  html`<p class="small soft">${ctx.t('review.page')} ${reviewState(ctx, piece)}</p>`;
