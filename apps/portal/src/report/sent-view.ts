import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { PublicTeam } from '../portal-deps.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import type { Kind } from './answers.ts';

export type Sent = { kind: Kind; team: PublicTeam; receipt?: string };

/** `LLLLLL-SSSS-SSSS-SSSS-SSSS-C`: the shape stands empty in the template that a script fills. */
const EMPTY_RECEIPT = '-----';

// Each hyphen stays with the group before it when the line breaks.
const receiptParts = (receipt: string): Html[] => {
  const groups = receipt.split('-');
  return groups.map(
    (group, at) =>
      html`<span class="receipt__part"><span class="receipt__group">${group}</span>${at < groups.length - 1 ? html`<span class="receipt__dash">-</span>` : ''}</span>`,
  );
};

/** What somebody sees after sending: the receipt, how to keep it, what happens next, four things to do. */
export function sentView({ t, lang }: PageContext, { kind, team, receipt = EMPTY_RECEIPT }: Sent): Html {
  const keepKey = kind === 'picture' || kind === 'extortion' ? 'sent.action.1.picture' : 'sent.action.1';
  const stopKey = kind === 'fake-police' ? 'sent.action.2.fake-police' : 'sent.action.2';
  return html`
<div class="narrow stack sent">
  <div><h1 tabindex="-1">${t('sent.title')}</h1><p class="lead">${t('sent.praise')}</p></div>
  <section class="card receipt-card stack" aria-labelledby="receipt-title">
    <h2 id="receipt-title">${t('sent.receipt')}</h2>
    <p class="receipt" data-receipt>${receiptParts(receipt)}</p>
    <p class="receipt-card__once"><strong>${t('sent.once')}</strong></p>
    <div class="row no-print" data-with-script hidden>
      <button type="button" class="button" data-copy data-done="${t('sent.copied')}">${t('sent.copy')}</button>
      <button type="button" class="button button--quiet" data-print>${t('sent.print')}</button>
    </div>
    <div class="no-print"><h3>${t('sent.keep.title')}</h3>
    <ul><li>${t('sent.keep.1')}</li><li>${t('sent.keep.2')}</li><li>${t('sent.keep.3')}</li></ul></div>
  </section>
  <section class="stack no-print"><h2>${t('sent.next.title')}</h2>
    <ol class="timeline"><li>${t('sent.next.1', { team: team.name[lang] })}</li><li>${t('sent.next.2')}</li><li>${t('sent.next.3')}</li></ol>
  </section>
  <section class="stack no-print"><h2>${t('sent.actions.title')}</h2>
    <ol class="actions-list plain"><li>${t(keepKey)}</li><li>${t(stopKey)}</li><li>${t('sent.action.3')}</li><li><a href="tel:111">${t('sent.action.4')}</a></li></ol>
  </section>
  <p class="row no-print"><a class="button button--quiet" href="/${lang}/gap-lai">${t('sent.goBack')}</a> <a href="/${lang}/">${t('app.home')}</a></p>
</div>`;
}

/** The same as a page of its own, for a form that was sent without a script. */
export const sentPage = (ctx: PageContext, sent: Sent): Html =>
  page(ctx, { scripts: ['report'], main: sentView(ctx, sent) });
