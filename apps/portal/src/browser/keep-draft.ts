import { onShown } from './on-shown.ts';

const fieldOf = () => document.querySelector<HTMLTextAreaElement>('#write textarea');
/** Empty where this device opened the report; of what the server opened, its receipt. */
const ofWhom = () => document.querySelector<HTMLInputElement>('#write [name="receipt"]')?.value;

/** Whatever button is pressed, what was begun to be written stays in its field; only sending it clears it. */
export function keepDraft(): void {
  let draft: { text: string; of: string | undefined } | undefined;
  document.addEventListener('input', ({ target }) => {
    const field = fieldOf();
    if (field && target === field) draft = { text: field.value, of: ofWhom() };
  });
  onShown(() => {
    if (document.querySelector('[data-done="sent"]:not([hidden])')) draft = undefined;
    const field = fieldOf();
    if (field && draft && draft.of === ofWhom() && !field.value) field.value = draft.text;
    // What is true without a script is not true with one.
    document.querySelector('[data-draft-lost]')?.remove();
  });
}
