import { copyOf, showContent } from './show-template.ts';

/** Fills the template `sent` with a receipt and shows it in place of the page. */
export function showReceipt(receipt: string): void {
  const content = copyOf('sent');
  const places = content.querySelectorAll('.receipt__group');
  for (const [at, group] of receipt.split('-').entries()) {
    const place = places[at];
    if (place) place.textContent = group;
  }
  showContent(content);
}

/** The buttons of a receipt: copy it or print it. */
export async function copyOrPrint({ target }: Event): Promise<void> {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy], [data-print]') : null;
  if (!button) return;
  if ('print' in button.dataset) return print();
  await navigator.clipboard.writeText(document.querySelector('[data-receipt]')?.textContent?.trim() ?? '');
  button.textContent = button.dataset.done ?? '';
}
