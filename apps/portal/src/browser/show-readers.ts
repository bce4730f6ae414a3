import type { SealedThread } from '@kmm/contracts';
import { fill } from '@kmm/i18n';
import { dutyOf, offeringOf, standingOf } from '../follow-up/standing.ts';
import { localTime } from '../local-time.ts';
import { nameOf } from './organisation-name.ts';
import { copyOf } from './show-template.ts';

type Lang = 'vi' | 'en';

/** Who reads, and what is asked, into the empty view. */
export function showReaders(
  content: DocumentFragment,
  { status, readers, question, offer, refusals, ...duty }: SealedThread,
  lang: Lang,
  timeZone: string | undefined,
): void {
  const list = content.querySelector('[data-readers]');
  for (const { organisation, kind, role, was, since, until, overridden, againstNo } of readers) {
    const row = copyOf(`reader-${standingOf({ role, was }, status)}`);
    const name = row.querySelector('[data-name]');
    const at = row.querySelector<HTMLElement>('[data-at]');
    const why = row.querySelector<HTMLElement>('[data-overridden]');
    if (name) name.textContent = nameOf({ organisation, kind }, lang);
    if (at) at.textContent = fill(at.dataset.at ?? '', { time: localTime(until ?? since, lang, timeZone) });
    const against = row.querySelector<HTMLElement>('[data-against-no]');
    if (why) why.hidden = !overridden || againstNo === true;
    if (against) against.hidden = !againstNo;
    list?.append(row);
  }
  const there = content.querySelector<HTMLElement>(`[data-duty="${dutyOf(duty)}"]`);
  if (there) {
    there.hidden = false;
    there.textContent = fill(there.dataset.words ?? '', {
      time: duty.nextDuty ? localTime(duty.nextDuty, lang, timeZone) : '',
    });
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
  const card = content.querySelector<HTMLElement>('[data-question]');
  if (!card || !question) return;
  card.hidden = false;
  const values = { name: nameOf(question, lang), time: localTime(question.answerBy, lang, timeZone) };
  const { agreed, silence } = question;
  const lines: Record<string, boolean> = {
    questionText: !agreed,
    questionAgreed: agreed,
    questionWithdrawal: true,
    questionGoesahead: !agreed && silence === 'goes-ahead',
    questionStays: !agreed && silence === 'stays',
  };
  for (const line of card.querySelectorAll('p'))
    for (const [name, shown] of Object.entries(lines))
      if (name in line.dataset)
        [line.hidden, line.textContent] = [!shown, fill(line.dataset[name] ?? '', values)];
  const agree = card.querySelector<HTMLElement>('[data-agree]');
  if (agree) agree.hidden = agreed;
  const hidden = card.querySelector<HTMLInputElement>('[name="question"]');
  if (hidden) hidden.value = question.id;
}
