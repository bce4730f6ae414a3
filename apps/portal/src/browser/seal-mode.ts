import { canSeal } from '@kmm/sealing';
import { onShown } from './on-shown.ts';

/** Says which of the two ways the words will travel: the page was written for the one without a script. */
export function announceSealMode(): void {
  onShown(() => {
    for (const line of document.querySelectorAll<HTMLElement>('[data-seal]'))
      line.hidden = (line.dataset.seal === 'device') !== canSeal();
  });
}
