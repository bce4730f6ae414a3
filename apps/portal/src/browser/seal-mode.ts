import { canSeal } from '@khong-mot-minh/sealing';
import { onShown } from './on-shown.ts';

/** Says which of the two ways the words or the receipt will travel. */
export function showSealMode(mode: 'device' | 'server'): void {
  for (const line of document.querySelectorAll<HTMLElement>('[data-seal]'))
    line.hidden = line.dataset.seal !== mode;
}

/** The page was written for the way without a script; corrects it where this browser can seal. */
export const announceSealMode = (): void => onShown(() => showSealMode(canSeal() ? 'device' : 'server'));
