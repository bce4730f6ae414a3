import type { TakeDownState } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import { otherRoom } from '../follow-up/other-room.ts';
import type { PageContext } from '../page-context.ts';
import { callLink } from '../views/call-panel.ts';
import { field } from '../views/field.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { nameOn } from '../views/organisation-name.ts';
import { page } from '../views/page.ts';
import { outsideServices, reviewWords } from './outside-services.ts';

export type Tracked = {
  receipt?: string;
  state?: TakeDownState;
  /** When the hashes of this way were last reviewed, where they ever were. */
  lastReview?: string | undefined;
  error?: string;
  sureError?: string;
  /** The code is of a report. */
  elsewhere?: boolean;
};

/** How a take-down stands at each receiver, and the way to take it back. The receipt travels in a form field only. */
export function trackPage(
  ctx: PageContext,
  { receipt = '', state, lastReview, error, sureError, elsewhere }: Tracked = {},
): Html {
  const { t, lang } = ctx;
  const address = `/${lang}/go-anh/theo-doi`;
  return page(ctx, {
    main: html`
<div class="narrow stack">
  <p><a href="/${lang}/go-anh">${t('td.title')}</a></p>
  <h1>${t('td.track')}</h1>
  ${
    state
      ? shown(ctx, state, { receipt, lastReview, sureError })
      : html`
  <form class="card stack" method="post" action="${address}" novalidate>
    <p>${t('td.track.text')}</p>
    ${field({
      id: 'receipt',
      label: t('back.receipt'),
      hint: t('back.receipt.hint'),
      error,
      control: (attributes) =>
        html`<input class="input input--code" name="receipt" value="${receipt}" autocomplete="off" autocapitalize="characters" autocorrect="off" spellcheck="false" maxlength="200" ${attributes}>`,
    })}
    <button class="button" name="do" value="open">${t('td.track.open')}</button>
  </form>
  ${elsewhere ? otherRoom(ctx, 'report', { receipt, shown: true }) : ''}`
  }
  <p class="row"><a href="/${lang}/giup">${t('nav.help')}</a> ${callLink(ctx, 'child')}</p>
</div>`,
  });
}

function shown(
  ctx: PageContext,
  state: TakeDownState,
  {
    receipt,
    lastReview,
    sureError,
  }: { receipt: string; lastReview: string | undefined; sureError: string | undefined },
): Html {
  const { t, lang } = ctx;
  const over = state.status === 'withdrawn';
  const waitsForReview = state.by === 'hashes' && state.status === 'received';
  const isNotOut = waitsForReview || state.status === 'not-possible' || state.status === 'refused';
  return html`
<section class="card stack" role="status"><h2>${t(waitsForReview ? 'td.status.received.hashes' : `td.status.${state.status}`)}</h2>
  ${waitsForReview ? html`<p>${reviewWords(ctx, { ...(lastReview && { lastReview }) })}</p>` : ''}
  ${state.by === 'hashes' ? answers(ctx, state) : ''}</section>
${isNotOut ? nextSteps(ctx) : ''}
${
  over
    ? notice('info', '', t('td.withdrawn'))
    : html`
<details class="withdraw" ${sureError ? 'open' : ''}><summary>${t('td.withdraw')}</summary>
  <form class="stack card" method="post" action="/${lang}/go-anh/theo-doi" novalidate>
    <input type="hidden" name="receipt" value="${receipt}">
    <p>${t(state.by === 'place' ? 'td.withdraw.place' : 'td.withdraw.text')}</p>
    ${sureError ? html`<p class="field__error" role="alert">${sureError}</p>` : ''}
    <label class="tile"><input type="checkbox" name="sure" value="yes"><span class="tile__title">${t('td.withdraw.sure')}</span></label>
    <button class="button button--danger" name="do" value="withdraw">${t('td.withdraw.go')}</button>
  </form></details>`
}`;
}

/** What is left to do where nothing went out from here: no status is the end of the way. */
const nextSteps = (ctx: PageContext): Html => html`
<section class="card stack" aria-labelledby="next"><h2 id="next">${ctx.t('td.next')}</h2>
  <p>${ctx.t('td.next.elsewhere')}</p>
  ${outsideServices(ctx)}
  <p>${ctx.t('td.next.call')} ${callLink(ctx, 'child')}</p>
  <p>${ctx.t('td.next.write')} <a href="/${ctx.lang}/giup">${ctx.t('nav.help')}</a></p>
</section>`;

/** How many marks went out, and what each receiver did with them; a place has none. */
const answers = (ctx: PageContext, { pictures, receivers }: TakeDownState): Html => html`
<p>${ctx.t('td.pictures', pictures)}</p>
<h3>${ctx.t('td.receivers')}</h3>
${
  receivers.length > 0
    ? html`<ul>${receivers.map(({ name, kind, status }) => html`<li>${nameOn(ctx, { organisation: name, kind })}: ${ctx.t(`td.r.${status}`)}</li>`)}</ul>`
    : html`<p>${ctx.t('td.receivers.none')}</p>`
}`;
