import type { SealedThread } from '@khong-mot-minh/contracts';
import { fill } from '@khong-mot-minh/i18n';
import { linesOf, momentOf, offeringOf, questionLines } from '../follow-up/standing.ts';
import { localHour, localTime } from '../local-time.ts';
import { nameOf } from './organisation-name.ts';
import { showChoices } from './show-choices.ts';
import { copyOf } from './show-template.ts';

type Lang = 'vi' | 'en';

/** Who reads, and what is asked, into the empty view. */
export function showReaders(
  content: DocumentFragment,
  state: SealedThread,
  lang: Lang,
  timeZone: string | undefined,
): void {
  const { readers, question, offer, refusals } = state;
  const list = content.querySelector('[data-readers]');
  const about = content.querySelector<HTMLElement>('[data-about]')?.dataset.about ?? '';
  for (const reader of readers) {
    const row = copyOf('reader');
    const name = nameOf(reader, lang);
    const title = row.querySelector('[data-name]');
    if (title) title.textContent = name;
    const shown = linesOf(reader, state);
    const values = {
      name,
      about: fill(about, localHour(momentOf(reader), lang, timeZone)),
      time: reader.nextDuty ? localTime(reader.nextDuty, lang, timeZone) : '',
    };
    for (const line of row.querySelectorAll<HTMLElement>('[data-line]'))
      if (shown.some((one) => one === line.dataset.line))
        line.textContent = fill(line.textContent ?? '', values);
      else line.remove();
    list?.append(row);
  }
  const soon = offer && content.querySelector<HTMLElement>(`[data-offer="${offeringOf(offer)}"]`);
  if (soon) {
    soon.hidden = false;
    soon.textContent = fill(soon.dataset.words ?? '', { name: nameOf(offer, lang) });
  }
  const changeable = content.querySelector<HTMLElement>('[data-refusals]');
  if (changeable) changeable.hidden = refusals.length === 0;
  for (const { question: id, askAgainFrom, ...whom } of refusals) {
    const row = copyOf('refusal');
    const words = row.querySelector<HTMLElement>('[data-refused]');
    const time = localTime(askAgainFrom, lang, timeZone);
    if (words) words.textContent = fill(words.dataset.refused ?? '', { name: nameOf(whom, lang), time });
    const button = row.querySelector('button');
    if (button) button.value = id;
    content.querySelector('[data-refusal-list]')?.append(row);
  }
  showChoices(content, state, lang);
  const card = content.querySelector<HTMLElement>('[data-question]');
  if (!card || !question) return;
  card.hidden = false;
  const values = {
    name: nameOf(question, lang),
    time: localTime(question.answerBy, lang, timeZone),
    next: question.nextDuty ? localTime(question.nextDuty, lang, timeZone) : '',
  };
  const asked = questionLines(question, state);
  for (const line of card.querySelectorAll<HTMLElement>('[data-line]')) {
    line.hidden = !asked.some((one) => one === line.dataset.line);
    line.textContent = fill(line.dataset.words ?? '', values);
  }
  for (const part of card.querySelectorAll<HTMLElement>('[data-agree], [data-asked]'))
    part.hidden = question.agreed;
  const answered = card.querySelector<HTMLElement>('[data-answered]');
  if (answered) answered.hidden = !question.agreed;
  const hidden = card.querySelector<HTMLInputElement>('[name="question"]');
  if (hidden) hidden.value = question.id;
}
