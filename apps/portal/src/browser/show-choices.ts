import type { SealedThread } from '@khong-mot-minh/contracts';
import { fill } from '@khong-mot-minh/i18n';
import { choiceRows } from '../follow-up/choice-rows.ts';
import { nameOf } from './organisation-name.ts';
import { copyOf } from './show-template.ts';

/** Whom the reporter lets know, into the empty card. */
export function showChoices(content: DocumentFragment, state: SealedThread, lang: 'vi' | 'en'): void {
  const list = content.querySelector('[data-choices]');
  for (const { level, lines, buttons, named, owner } of choiceRows(state)) {
    const row = copyOf(`choice-${level}`);
    const values = {
      names: named.map((one) => nameOf(one, lang)).join('; '),
      owner: owner ? nameOf(owner, lang) : '',
    };
    for (const line of row.querySelectorAll<HTMLElement>('[data-line]'))
      if (lines.some((one) => one === line.dataset.line))
        line.textContent = fill(line.textContent ?? '', values);
      else line.remove();
    for (const button of row.querySelectorAll<HTMLElement>('[data-button]'))
      if (!buttons.some((one) => one === button.dataset.button)) button.remove();
    list?.append(row);
  }
}
