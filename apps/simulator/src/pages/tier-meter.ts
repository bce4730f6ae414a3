import { html } from 'hono/html';
import { type Translate, translateOr } from '../translate.ts';
import type { Html } from './view.ts';

/** Five steps of urgency, as a picture and in words. */
export const tierMeter = (say: Translate, tier: number): Html => html`<div class="meter meter--${tier}">
<span class="meter__bars" aria-hidden="true">${[1, 2, 3, 4, 5].map((step) => html`<i ${step <= tier ? 'data-on' : ''}></i>`)}</span>
<span class="meter__words">${say('decision.tier', { tier })} · <strong>${translateOr(say, `tier.${tier}`, '')}</strong></span></div>`;
