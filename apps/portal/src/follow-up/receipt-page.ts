import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { helpReview } from '../review/review-state.ts';
import { field } from '../views/field.ts';
import type { Html } from '../views/html.ts';
import { icon } from '../views/icon.ts';
import { notice } from '../views/notice.ts';
import { kindTemplates } from '../views/organisation-name.ts';
import { page } from '../views/page.ts';
import { bubble } from './bubble.ts';
import { choiceTemplates } from './choices-card.ts';
import { openedView } from './opened-view.ts';
import { otherRoom } from './other-room.ts';
import { readerTemplate } from './readers-card.ts';
import { refusalTemplate } from './refusals-card.ts';

const blank = { status: 'received', withdrawn: false, dangerNow: false, onDuty: true } as const;

/** What the script needs: the opened view and the bubbles, empty; it fills them on the device. */
const templates = (ctx: PageContext): Html => html`
<template id="opened">${openedView(ctx, { receipt: '', report: { ...blank, messages: [], readers: [], refusals: [], choices: [], kept: [] } })}</template>
<template id="bubble-team">${bubble(ctx, { from: 'team', text: '', at: '' })}</template>
<template id="bubble-reporter">${bubble(ctx, { from: 'reporter', text: '', at: '' })}</template>
${readerTemplate(ctx)}${refusalTemplate(ctx)}${choiceTemplates(ctx)}${kindTemplates(ctx)}`;

/** The one question of this page. The receipt travels in a form field, never in an address. */
export function receiptPage(
  ctx: PageContext,
  {
    typed = '',
    error,
    elsewhere = false,
    closed = false,
  }: { typed?: string; error?: string; elsewhere?: boolean; closed?: boolean } = {},
): Html {
  const { t, lang } = ctx;
  return page(ctx, {
    scripts: ['follow-up'],
    main: html`
<div class="narrow stack">
  <h1>${t('back.title')}</h1>
  ${closed ? notice('warm', '', t('back.closedIdle'), true) : ''}
  <p class="lead">${t('back.text')}</p>
  <form id="open" class="stack card" method="post" action="/${lang}/gap-lai" novalidate data-swap data-unreadable="${t('back.unreadable')}"
    data-error-empty="${t('back.error.empty')}" data-error-length="${t('back.error.length')}" data-error-check="${t('back.error.check')}" data-error-unknown="${t('back.error.unknown')}" data-error-busy="${t('back.error.busy')}" data-error-device="${t('back.error.device')}">
    ${field({
      id: 'receipt',
      label: t('back.receipt'),
      hint: t('back.receipt.hint'),
      error,
      control: (attributes) =>
        html`<input class="input input--code" name="receipt" value="${typed}" autocomplete="off" autocapitalize="characters" autocorrect="off" spellcheck="false" maxlength="200" ${attributes}>`,
    })}
    <p class="field__error" data-error role="alert" hidden></p>
    <p class="seal">${icon('lock')}<span data-seal="server">${t('back.mode.server')}</span><span data-seal="device" hidden>${t('back.mode.device')}</span></p>
    <button class="button" name="do" value="open" data-busy="${t('back.opening')}">${t('back.open')}</button>
  </form>
  ${otherRoom(ctx, 'takeDown', { receipt: elsewhere ? typed : '', shown: elsewhere })}
  <details><summary>${t('back.lost.title')}</summary><p>${t('back.lost.text')}</p><p><a href="/${lang}/giup">${t('back.lost.action')}</a></p></details>
  ${helpReview(ctx, 'pages/gap-lai')}
  ${templates(ctx)}
</div>`,
  });
}
