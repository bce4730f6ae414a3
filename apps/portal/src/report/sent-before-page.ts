import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { callPanel } from '../views/call-panel.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';

/** The same form came again, as by reloading the page after sending: nothing was sent a second time. */
export const sentBeforePage = (ctx: PageContext): Html =>
  page(ctx, {
    main: html`
<div class="narrow stack">
  <h1>${ctx.t('sentBefore.title')}</h1>
  <p class="lead">${ctx.t('sentBefore.text')}</p>
  <p>${ctx.t('sentBefore.code')}</p>
  ${callPanel(ctx, ['child', 'police'])}
  <p class="row"><a class="button" href="/${ctx.lang}/gap-lai">${ctx.t('sent.goBack')}</a> <a class="button button--quiet" href="/${ctx.lang}/giup">${ctx.t('back.lost.action')}</a></p>
</div>`,
  });
