import { canSeal, fingerprintOf, newContentId, type Recipient, seal } from '@khong-mot-minh/sealing';
import { enhanceForms } from './enhance-forms.ts';
import { isKnownKey } from './known-key.ts';
import { onShown } from './on-shown.ts';
import { announceSealMode } from './seal-mode.ts';
import { sendWithWork } from './send-with-work.ts';
import { copyOrPrint, showReceipt } from './show-receipt.ts';

/** Kept in memory while somebody looks at an earlier step: the words never travel before they are sealed. */
let words = '';

onShown(() => {
  const field = document.querySelector<HTMLTextAreaElement>('#report textarea[name="text"]');
  if (field && words && !field.value) field.value = words;
});

/** Asks the public log early, and shows the fingerprint of the very key that the words will be sealed to. */
onShown(() => {
  const { to } = document.querySelector<HTMLElement>('#report')?.dataset ?? {};
  const shown = document.querySelector('[data-fingerprint]');
  if (!to || !shown || !canSeal()) return;
  const team: Recipient = JSON.parse(to);
  isKnownKey(team).catch(() => undefined);
  fingerprintOf(team.publicKey).then((text) => {
    shown.textContent = text;
  });
});

/** Seals the words for the team and sends them; false when the server should answer with the page. */
async function sendReport(form: HTMLFormElement, fields: FormData): Promise<boolean> {
  const { details, to, prefix = '' } = form.dataset;
  if (!canSeal()) return false;
  const text = String(fields.get('text') ?? '');
  if (form.querySelector('textarea')) words = text;
  const max = Number(form.querySelector('textarea')?.dataset.max ?? Number.POSITIVE_INFINITY);
  const ready = fields.get('go') === 'next' && fields.get('confirm') === 'yes' && text.length <= max;
  if (!details || !to || !ready) {
    // The server checks everything but the words, of which it hears only how many letters there are.
    fields.delete('text');
    fields.set('letters', String(text.trim().length));
    return false;
  }
  const id = newContentId();
  const team: Recipient = JSON.parse(to);
  const refused = document.querySelector<HTMLElement>('[data-unknown-key]');
  const known = await isKnownKey(team);
  if (refused) refused.hidden = known;
  if (!known) {
    refused?.scrollIntoView({ block: 'center' });
    return true;
  }
  const sealed = await seal({ kind: 'report', id, text: prefix + text.trim(), to: [team] });
  const answer = await sendWithWork('/v1/reports', { ...JSON.parse(details), sealed: { id, sealed } });
  if (answer.status === 409) {
    // Nobody is on duty for that team any more: the server's page says who reads, or when. The words stay here.
    fields.delete('text');
    fields.delete('confirm');
    fields.set('go', 'refused');
    return false;
  }
  if (answer.status !== 201) throw new Error('Not accepted');
  const { receipt }: { receipt: string } = await answer.json();
  words = '';
  showReceipt(receipt);
  return true;
}

/** A question that was answered is not missing any more. */
document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.checked) return;
  target.closest('fieldset')?.removeAttribute('aria-describedby');
  document.getElementById(`${target.name}-error`)?.remove();
  const line = document.querySelector(`main .notice a[href="#${target.name}"]`)?.closest('li');
  const summary = line?.closest('.notice');
  line?.remove();
  if (summary && !summary.querySelector('li')) summary.remove();
});

announceSealMode();
document.addEventListener('click', copyOrPrint);
enhanceForms({ report: sendReport });
