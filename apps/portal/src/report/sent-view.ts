import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { PublicTeam } from '../portal-deps.ts';
import { numberOf } from '../views/call-panel.ts';
import type { Html } from '../views/html.ts';
import { nameOn } from '../views/organisation-name.ts';
import { page } from '../views/page.ts';
import type { Answers, Kind } from './answers.ts';
import { dangerPanel } from './fields.ts';
import { EMPTY_RECEIPT, leaveReceipt, receiptCard } from './receipt-card.ts';

export type Sent = { kind: Kind; who: Answers['who']; danger?: boolean; team: PublicTeam; receipt?: string };

/** What somebody sees after sending: the receipt, how to keep it, what happens next, four things to do. */
export function sentView(
  ctx: PageContext,
  { kind, who, danger = false, team, receipt = EMPTY_RECEIPT }: Sent,
): Html {
  const { t, lang } = ctx;
  // Who worries about somebody else is no part of it: "stop answering" would be said to the wrong one.
  const of = who === 'other' ? '.other' : '';
  const keepKey =
    kind === 'picture' || kind === 'extortion'
      ? (`sent.action.1.picture${of}` as const)
      : (`sent.action.1${of}` as const);
  const stopKey =
    kind === 'fake-police' ? (`sent.action.2.fake-police${of}` as const) : (`sent.action.2${of}` as const);
  return html`
<div class="narrow stack sent">
  ${danger ? html`<div class="no-print">${dangerPanel(ctx)}</div>` : ''}
  <div><h1 tabindex="-1">${t('sent.title')}</h1><p class="lead">${t(`sent.praise${of}`)}</p></div>
  ${receiptCard(ctx, receipt)}
  <section class="stack no-print"><h2>${t('sent.next.title')}</h2>
    <ol class="timeline"><li>${t('sent.next.1', { team: nameOn(ctx, team) })}</li><li>${t('sent.next.2')}</li><li>${t('sent.next.3')}</li></ol>
  </section>
  <section class="stack no-print"><h2>${t('sent.actions.title')}</h2>
    <ol class="actions-list plain"><li>${t(keepKey)}</li><li>${t(stopKey)}</li><li>${t(`sent.action.3${of}`)}</li><li><a href="tel:${numberOf(ctx, 'child')}">${t('sent.action.4')}</a></li></ol>
  </section>
  ${leaveReceipt(ctx, { to: `/${lang}/gap-lai`, label: t('sent.goBack') })}
  <p class="no-print"><a href="/${lang}/">${t('app.home')}</a></p>
</div>`;
}

/** The same as a page of its own, for a form that was sent without a script. */
export const sentPage = (ctx: PageContext, sent: Sent): Html =>
  page(ctx, { scripts: ['report'], main: sentView(ctx, sent) });
