import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { callPanel } from '../views/call-panel.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';

const words = {
  report: {
    text: 'sentBefore.text',
    code: 'sentBefore.code',
    track: '/gap-lai',
    go: 'sent.goBack',
    again: '/giup',
    anew: 'back.lost.action',
  },
  'take-down': {
    text: 'sentBefore.place',
    code: 'sentBefore.placeCode',
    track: '/go-anh/theo-doi',
    go: 'td.sent.next',
    again: '/go-anh',
    anew: 'sentBefore.placeAgain',
  },
} as const;

/** The same form came again, as by reloading the page after sending: nothing was sent a second time. */
export const sentBeforePage = (ctx: PageContext, what: 'report' | 'take-down' = 'report'): Html =>
  page(ctx, {
    main: html`
<div class="narrow stack">
  <h1>${ctx.t('sentBefore.title')}</h1>
  <p class="lead">${ctx.t(words[what].text)}</p>
  <p>${ctx.t(words[what].code)}</p>
  ${callPanel(ctx, ['child', 'police'])}
  <p class="row"><a class="button" href="/${ctx.lang}${words[what].track}">${ctx.t(words[what].go)}</a> <a class="button button--quiet" href="/${ctx.lang}${words[what].again}">${ctx.t(words[what].anew)}</a></p>
</div>`,
  });
