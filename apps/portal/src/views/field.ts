import { html } from 'hono/html';
import type { Html } from './html.ts';

export type Field = {
  id: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  /** Writes the control; `attributes` ties it to its hint and error. */
  control: (attributes: Html) => Html;
};

/** A labelled control with its hint and its error. */
export function field({ id, label, hint, error, control }: Field): Html {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return html`<div class="field">
  <label for="${id}">${label}</label>
  ${hint ? html`<p class="field__hint" id="${id}-hint">${hint}</p>` : ''}
  ${error ? html`<p class="field__error" id="${id}-error" role="alert">${error}</p>` : ''}
  ${control(html`id="${id}" ${described ? html`aria-describedby="${described}"` : ''} ${error ? html`aria-invalid="true"` : ''}`)}
</div>`;
}

/** The list of provinces; the first entry chooses none. */
export const provinceSelect = (
  attributes: Html,
  {
    provinces,
    none,
    chosen,
  }: { provinces: readonly { id: string; name: string }[]; none: string; chosen: string },
): Html => html`
<select class="input" name="province" ${attributes}>
  <option value="">${none}</option>
  ${provinces.map(({ id, name }) => html`<option value="${id}" ${id === chosen ? 'selected' : ''}>${name}</option>`)}
</select>`;
