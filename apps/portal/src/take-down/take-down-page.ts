import type { TakeDownReceivers, TakeDownWay } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { EMPTY_RECEIPT, leaveReceipt, receiptCard } from '../report/receipt-card.ts';
import { helpReview } from '../review/review-state.ts';
import { callLink, numberOf } from '../views/call-panel.ts';
import { choiceGroup } from '../views/choice.ts';
import { field } from '../views/field.ts';
import type { Html } from '../views/html.ts';
import { icon } from '../views/icon.ts';
import { notice } from '../views/notice.ts';
import { nameOn } from '../views/organisation-name.ts';
import { page } from '../views/page.ts';
import { outsideServices, reviewWords } from './outside-services.ts';

const AGE_PATHS = ['under18', '18plus'] as const;

export type PlaceTyped = { agePath: string; platform: string; kind: string; value: string; formId: string };
export type TakeDownPage = {
  receivers: TakeDownReceivers;
  typed?: PlaceTyped;
  errors?: { age?: string; platform?: string; value?: string; failed?: string };
};

/** Asking for a picture to be taken down: by its mark, computed on the device, or by where it is. */
export function takeDownPage(ctx: PageContext, { receivers, typed, errors = {} }: TakeDownPage): Html {
  const { t, lang } = ctx;
  // With nobody here who takes it, a form would promise what is not there.
  const open = AGE_PATHS.some((path) => receivers[path].open);
  return page(ctx, {
    scripts: ['take-down'],
    main: html`
<div class="narrow stack">
  <h1>${t('td.title')}</h1>
  <p class="lead">${t('td.lead')}</p>
  ${notice('warm', '', t('td.dont'))}
  <p><a href="/${lang}/go-anh/theo-doi">${t('td.track.link')}</a></p>
  ${whoReceives(ctx, receivers)}
  ${open ? byFile(ctx, receivers) : ''}
  ${AGE_PATHS.some((path) => receivers[path].placeKey) ? byPlace(ctx, receivers, typed, errors) : ''}
  ${helpReview(ctx, 'pages/go-anh')}
  <div class="card stack"><h3>${t('td.help')}</h3><p>${t('td.help.text')}</p>
    <p class="row"><a class="button" href="/${lang}/giup">${t('nav.help')}</a> ${callLink(ctx, 'child', 'button button--quiet')}</p></div>
</div>
<template id="sent">${sentView(ctx, 'hashes', EMPTY_RECEIPT)}</template>
<template id="sent-place">${sentView(ctx, 'place', EMPTY_RECEIPT)}</template>`,
  });
}

/** By name, and honestly: with nobody connected the page says so and leads to who can help today. */
function whoReceives(ctx: PageContext, receivers: TakeDownReceivers): Html {
  const { t } = ctx;
  const nameOf = ({ name, kind }: NonNullable<TakeDownWay['keeper']>) =>
    nameOn(ctx, { organisation: name, kind });
  const ways = AGE_PATHS.map((path) => ({ path, way: receivers[path] }));
  const anybody = ways.some(({ way }) => way.receivers.length > 0);
  const named = ways.map(
    ({ path, way }) => html`
  <h3>${t(`td.${path}`)}</h3>
  ${way.keeper ? html`<p>${t('td.keeper', { name: nameOf(way.keeper) })} ${reviewWords(ctx, way)}</p>` : html`<p>${t('td.closed')}</p>`}
  ${way.receivers.length > 0 ? html`<ul>${way.receivers.map((receiver) => html`<li>${nameOf(receiver)}</li>`)}</ul>` : ''}`,
  );
  return html`
<section class="card stack" aria-labelledby="who"><h2 id="who">${t('td.who')}</h2>
  ${notice('warm', t('td.nobody'), anybody ? '' : t('td.nobody.more'))}
  ${anybody ? html`<details><summary>${t('td.who.short')}</summary><div class="stack">${named}</div></details>` : named}
  <h3>${t('td.elsewhere')}</h3>
  ${outsideServices(ctx)}
  <p class="small soft">${t('td.limits')}</p>
</section>`;
}

const ageQuestion = (
  { t }: PageContext,
  isOpen: (path: (typeof AGE_PATHS)[number]) => boolean,
  name: string,
  chosen: string,
  error?: string,
): Html =>
  choiceGroup({
    type: 'radio',
    name,
    legend: t('td.age'),
    error,
    options: AGE_PATHS.map((path) => ({
      value: path,
      title: t(`td.${path}`),
      checked: chosen === path,
      disabled: !isOpen(path),
    })),
  });

function byFile(ctx: PageContext, receivers: TakeDownReceivers): Html {
  const { t, assets } = ctx;
  return html`
<section class="card stack" aria-labelledby="by-file"><h2 id="by-file">${t('td.file')}</h2>
  <p>${t('td.file.text')}</p>
  <p data-no-script>${t('td.file.noscript')}</p>
  ${AGE_PATHS.some((path) => receivers[path].open && !receivers[path].lastReview) ? notice('warm', '', t('td.review.none')) : ''}
  <form class="stack" data-take-down data-worker="${assets.url('hash-worker.js')}" hidden
    data-low-quality="${t('td.bad.low-quality')}" data-flat="${t('td.bad.flat')}" data-unreadable="${t('td.bad.unreadable')}" data-twice="${t('td.bad.twice')}"
    data-picture="${t('td.picture')}" data-quality="${t('td.quality')}" data-remove="${t('td.remove')}"
    data-failed="${t('td.failed')}" data-failed-age="${t('td.failed.age')}" data-failed-closed="${t('td.failed.closed')}" data-failed-busy="${t('td.failed.busy')}">
    ${ageQuestion(ctx, (path) => receivers[path].open, 'agePath', '')}
    ${field({
      id: 'pictures',
      label: t('td.pick'),
      hint: t('td.pick.hint'),
      control: (attributes) =>
        html`<input class="input" type="file" accept="image/*" multiple ${attributes}>`,
    })}
    <div class="stack" data-working hidden><p role="status"><label for="progress">${t('td.hashing')}</label></p>
      <progress id="progress" max="1" value="0"></progress>
      <p><button class="button button--quiet" type="button" data-cancel>${t('td.cancel')}</button></p></div>
    <div class="stack" data-chosen hidden><h3>${t('td.list')}</h3><p>${t('td.list.text')}</p>
      <ul class="plain stack" data-list></ul>
      <p class="field__error" role="alert" data-said hidden></p>
      ${ctx.deps.demo ? html`<p class="demo-warning">${t('demo.band')}</p>` : ''}
      <button class="button" data-send data-busy="${t('td.sending')}">${t('td.send')}</button></div>
  </form>
</section>`;
}

function byPlace(
  ctx: PageContext,
  receivers: TakeDownReceivers,
  typed: PlaceTyped | undefined,
  errors: NonNullable<TakeDownPage['errors']>,
): Html {
  const { t, lang } = ctx;
  return html`
<form class="card stack" method="post" action="/${lang}/go-anh" novalidate aria-labelledby="by-place" data-place
  data-age="${t('td.error.age')}" data-platform="${t('td.error.platform')}" data-value="${t('td.error.value')}" data-failed-closed="${t('td.failed.closed')}"
  data-failed-busy="${t('td.failed.busy')}" data-failed-key="${t('td.failed.key')}" data-failed-place="${t('td.failed.place')}"><h2 id="by-place">${t('td.place')}</h2>
  <p>${t('td.place.text')}</p>
  <input type="hidden" name="form" value="${typed?.formId || crypto.randomUUID()}">
  ${errors.failed ? notice('warm', '', errors.failed, true) : ''}
  ${ageQuestion(ctx, (path) => receivers[path].placeKey !== undefined, 'tuoi', typed?.agePath ?? '', errors.age)}
  ${field({
    id: 'platform',
    label: t('td.platform'),
    error: errors.platform,
    control: (attributes) =>
      html`<input class="input" name="platform" maxlength="80" autocomplete="off" value="${typed?.platform ?? ''}" ${attributes}>`,
  })}
  ${choiceGroup({
    type: 'radio',
    name: 'kind',
    legend: t('td.kind'),
    compact: true,
    options: (['address', 'account'] as const).map((kind) => ({
      value: kind,
      title: t(`td.kind.${kind}`),
      checked: (typed?.kind || 'address') === kind,
    })),
  })}
  ${field({
    id: 'value',
    label: t('td.value'),
    error: errors.value,
    control: (attributes) =>
      html`<input class="input" name="value" autocomplete="off" spellcheck="false" value="${typed?.value ?? ''}" ${attributes}>`,
  })}
  <p class="seal">${icon('lock')}<span data-seal="server">${t('td.seal.server')}</span><span data-seal="device" hidden>${t('td.seal.device')}</span></p>
  ${ctx.deps.demo ? html`<p class="demo-warning">${t('demo.band')}</p>` : ''}
  <p class="field__error" role="alert" data-said hidden></p>
  <p role="status" data-sending hidden>${t('td.place.sending')}</p>
  <button class="button" data-send>${t('td.place.send')}</button>
</form>`;
}

/** The receipt and what comes next. */
export const sentView = (ctx: PageContext, by: 'hashes' | 'place', receipt: string): Html => html`
<div class="narrow stack sent">
  <div><h1 tabindex="-1">${ctx.t('td.sent')}</h1><p class="lead">${ctx.t(by === 'place' ? 'td.sent.place' : 'td.sent.text')}</p></div>
  ${receiptCard(ctx, receipt)}
  ${by === 'hashes' ? html`<section class="stack no-print"><h2>${ctx.t('td.elsewhere')}</h2>${outsideServices(ctx)}</section>` : ''}
  ${leaveReceipt(ctx, { to: `/${ctx.lang}/go-anh/theo-doi`, label: ctx.t('td.sent.next') })}
  <p class="row no-print"><a href="/${ctx.lang}/giup">${ctx.t('nav.help')}</a> <a href="tel:${numberOf(ctx, 'child')}">${numberOf(ctx, 'child')}</a></p>
</div>`;
