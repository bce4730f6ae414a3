import type { TakeDownWay } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import { about } from '../follow-up/readers-card.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';

const services = { takeItDown: 'https://takeitdown.ncmec.org/', stopNcii: 'https://stopncii.org/' };

/** Who takes pictures down today, whatever this house is connected to. */
export const outsideServices = ({ t }: Pick<PageContext, 't'>): Html => html`
<ul class="plain stack">
  <li>${t('td.tid')} <a href="${services.takeItDown}" rel="noreferrer">takeitdown.ncmec.org</a></li>
  <li>${t('td.sncii')} <a href="${services.stopNcii}" rel="noreferrer">stopncii.org</a></li></ul>`;

/** When hashes were last looked at here, or that nobody has ever done so: until then none goes out. */
export const reviewWords = (ctx: PageContext, { lastReview }: Pick<TakeDownWay, 'lastReview'>): string =>
  lastReview ? ctx.t('td.review.last', { about: about(ctx, lastReview) }) : ctx.t('td.review.none');
