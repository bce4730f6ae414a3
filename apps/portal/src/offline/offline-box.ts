import { html } from 'hono/html';
import type { Lesson } from '../learn/lesson.ts';
import type { PageContext } from '../page-context.ts';
import { callPanel } from '../views/call-panel.ts';
import type { Html } from '../views/html.ts';
import { icon } from '../views/icon.ts';

/** The button that keeps one lesson; its script shows it where the browser can keep pages. */
export const saveButton = ({ t, lang }: PageContext, { id }: Lesson, sizeKB: number): Html => html`
<div class="take-along__act" data-lesson="${id}">
  <p class="row" data-save hidden>
    <button class="button button--quiet" type="button">${icon('phoneDown')} ${t('offline.save')}</button>
    <span class="small soft">${t('offline.size', { size: sizeKB })}</span></p>
  <p class="row" data-saving hidden><progress aria-label="${t('offline.saving')}"></progress></p>
  <p class="row" data-saved hidden><span class="badge badge--ok">${icon('check')} ${t('offline.saved')}</span>
    <a href="/${lang}/hoc/${id}">${t('offline.open')}</a></p>
</div>`;

/** What every page with such a button carries: failures are told, and a press that needs the network leads to a call. */
export const offlineMessages = (ctx: PageContext): Html => html`
<p class="field__error" role="alert" data-save-failed hidden>${ctx.t('offline.failed')}</p>
<div class="notice notice--warm" role="alert" tabindex="-1" data-no-network hidden>
  <p class="notice__title">${ctx.t('offline.noNetwork.title')}</p><p>${ctx.t('offline.noNetwork.text')}</p>
  ${callPanel(ctx, ['child', 'police'])}
</div>`;

/** The offer at the end of a lesson: what the phone would keep, how large, and how it goes away. */
export const offlineBox = (ctx: PageContext, lesson: Lesson, sizeKB: number): Html => html`
<section class="card stack take-along" aria-labelledby="take-along" data-offline="/${ctx.lang}/hoc/" hidden>
  <h2 class="h3" id="take-along">${ctx.t('offline.box')}</h2>
  <p>${ctx.t('offline.box.text')} <a href="/${ctx.lang}/hoc/mang-theo">${ctx.t('offline.box.more')}</a></p>
  ${saveButton(ctx, lesson, sizeKB)}
  <p data-remove hidden><button class="link-button" type="button">${ctx.t('offline.remove')}</button></p>
  ${offlineMessages(ctx)}
</section>`;
