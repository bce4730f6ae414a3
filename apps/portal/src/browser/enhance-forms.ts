import { swap } from './swap.ts';

/** Takes over one form; returns true when it has dealt with the submit, false to post it as usual. */
export type Handler = (form: HTMLFormElement, fields: FormData) => Promise<boolean>;

const busy = (button: HTMLElement | null, on: boolean) => {
  if (!button) return;
  const { busy: words } = button.dataset;
  if (on) button.setAttribute('aria-busy', 'true');
  else button.removeAttribute('aria-busy');
  if (words) [button.dataset.busy, button.textContent] = [button.textContent ?? '', words];
};

/** Sends every form of the page without a reload, each first through its handler if it has one. */
export function enhanceForms(handlers: Readonly<Record<string, Handler>>): void {
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !('swap' in form.dataset)) return;
    event.preventDefault();
    const button = event.submitter;
    if (button?.getAttribute('aria-busy') === 'true') return;
    const fields = new FormData(form);
    if (button instanceof HTMLButtonElement) fields.append(button.name, button.value);
    const action = button?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.pathname;
    const failed = document.querySelector<HTMLElement>('[data-failed]');
    busy(button, true);
    try {
      if (!(await handlers[form.id]?.(form, fields))) await swap(action, fields);
    } catch {
      // Offline, or an answer that is no page: the words stay where they are, and the page says so.
      if (failed) failed.hidden = false;
      failed?.scrollIntoView({ block: 'center' });
    }
    busy(button, false);
  });
}
