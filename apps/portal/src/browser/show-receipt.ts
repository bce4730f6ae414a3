import { receiptDigits } from '@khong-mot-minh/sealing';
import { copyOf, showContent } from './show-template.ts';

/** Fills the template with a receipt and shows it in place of the page. */
export function showReceipt(receipt: string, template: 'sent' | 'sent-place' = 'sent'): void {
  const content = copyOf(template);
  fill(content.querySelectorAll('[data-receipt] .receipt__group'), receipt);
  fill(content.querySelectorAll('[data-digits] .receipt__group'), receiptDigits(receipt));
  showContent(content);
}

function fill(places: NodeListOf<Element>, code: string): void {
  for (const [at, group] of code.split('-').entries()) {
    const place = places[at];
    if (place) place.textContent = group;
  }
}

/** The buttons of a receipt: copy it or print it. */
export async function copyOrPrint({ target }: Event): Promise<void> {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy], [data-print]') : null;
  if (!button) return;
  if ('print' in button.dataset) return print();
  await navigator.clipboard.writeText(document.querySelector('[data-receipt]')?.textContent?.trim() ?? '');
  button.textContent = button.dataset.done ?? '';
}
