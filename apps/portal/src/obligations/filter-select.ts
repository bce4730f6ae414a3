import { html } from 'hono/html';
import type { Html } from '../views/html.ts';

export type Option = { value: string; title: string };

/** One list of a filter; `none` is what it says while nothing is chosen, where that may be. */
export const filterSelect = (
  name: string,
  label: string,
  chosen: string | undefined,
  options: readonly Option[],
  none?: string,
): Html => html`
<div class="field">
  <label for="${name}">${label}</label>
  <select class="input" id="${name}" name="${name}">
    ${none === undefined ? '' : html`<option value="">${none}</option>`}
    ${options.map(
      ({ value, title }) =>
        html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${title}</option>`,
    )}
  </select>
</div>`;
