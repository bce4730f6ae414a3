import { receiptDigits } from '@khong-mot-minh/sealing';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';

/** `LLLLLL-SSSS-SSSS-SSSS-SSSS-C`: the shape stands empty in the template that a script fills. */
export const EMPTY_RECEIPT = '-----';
const EMPTY_DIGITS = '--------';

// Each hyphen stays with the group before it when the line breaks.
const receiptParts = (receipt: string): Html[] => {
  const groups = receipt.split('-');
  return groups.map(
    (group, at) =>
      html`<span class="receipt__part"><span class="receipt__group">${group}</span>${at < groups.length - 1 ? html`<span class="receipt__dash">-</span>` : ''}</span>`,
  );
};

/** The receipt, shown once, and how to keep it. */
export const receiptCard = ({ t }: PageContext, receipt: string): Html => html`
<section class="card receipt-card stack" aria-labelledby="receipt-title">
  <h2 id="receipt-title">${t('sent.receipt')}</h2>
  <p class="receipt" data-receipt>${receiptParts(receipt)}</p>
  <p class="receipt-card__once"><strong>${t('sent.once')}</strong></p>
  <details class="stack"><summary>${t('sent.digits')}</summary><p>${t('sent.digits.text')}</p>
  <p class="receipt" data-digits>${receiptParts(receiptDigits(receipt) || EMPTY_DIGITS)}</p></details>
  <div class="row no-print" data-with-script hidden>
    <button type="button" class="button" data-copy data-done="${t('sent.copied')}">${t('sent.copy')}</button>
    <button type="button" class="button button--quiet" data-print>${t('sent.print')}</button>
  </div>
  <div class="no-print"><h3>${t('sent.keep.title')}</h3>
  <ul><li>${t('sent.keep.1')}</li><li>${t('sent.keep.2')}</li><li>${t('sent.keep.3')}</li></ul></div>
</section>`;

/** The way on to where the code is asked for, behind one question: going there, the code is gone, and Back shows nothing. */
export const leaveReceipt = ({ t }: PageContext, { to, label }: { to: string; label: string }): Html => html`
<details class="no-print"><summary>${label}</summary>
  <p><strong>${t('sent.leave')}</strong> ${t('sent.leave.text')}</p>
  <p><a class="button button--quiet" href="${to}">${t('sent.leave.go')}</a></p>
</details>`;
