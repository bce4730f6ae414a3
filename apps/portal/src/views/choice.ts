import { html } from 'hono/html';
import type { Html } from './html.ts';

export type Choice = { value: string; title: string; hint?: string; checked: boolean; disabled?: boolean };

/** One choice tile: the whole tile is the label of a real radio button or checkbox. */
export const choice = (type: 'radio' | 'checkbox', name: string, option: Choice): Html => html`
<label class="tile">
  <input type="${type}" name="${name}" value="${option.value}" ${option.checked ? 'checked' : ''} ${option.disabled ? 'disabled' : ''}>
  <span class="tile__title">${option.title}</span>
  ${option.hint ? html`<span class="tile__hint">${option.hint}</span>` : ''}
</label>`;

export type ChoiceGroup = {
  type: 'radio' | 'checkbox';
  name: string;
  legend: Html | string;
  hint?: string;
  error?: string | undefined;
  options: readonly Choice[];
  /** Small tiles that share a row, for short answers. */
  compact?: boolean;
};

/** A question with its choice tiles; the error stands between question and answers. */
export const choiceGroup = ({ type, name, legend, hint, error, options, compact }: ChoiceGroup): Html => html`
<fieldset class="question" id="${name}" ${error ? html`aria-describedby="${name}-error"` : ''}>
  ${legend ? html`<legend>${legend}</legend>` : ''}
  ${hint ? html`<p class="soft">${hint}</p>` : ''}
  ${error ? html`<p class="field__error" id="${name}-error" role="alert">${error}</p>` : ''}
  <div class="tiles ${compact ? 'tiles--compact' : ''}">${options.map((option) => choice(type, name, option))}</div>
</fieldset>`;
