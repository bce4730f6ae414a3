import { fill } from '@khong-mot-minh/i18n';
import type { Done } from '../follow-up/opened-view.ts';
import { outcomeOf } from '../follow-up/outcome-of.ts';
import { localDayOf, localHour, localTime } from '../local-time.ts';
import { nameOf } from './organisation-name.ts';
import { showReaders } from './show-readers.ts';
import { copyOf, showContent } from './show-template.ts';
import type { Message, Thread } from './thread.ts';

const lang = () => (document.documentElement.lang === 'en' ? 'en' : 'vi');

/** The country's, which the page names: a phone abroad shows the same times as the team's. */
const zoneOf = (content: DocumentFragment) =>
  content.querySelector<HTMLElement>('[data-time-zone]')?.dataset.timeZone;

function bubble(
  { from, by, text, at }: Message,
  unreadable: string,
  timeZone: string | undefined,
): DocumentFragment {
  const content = copyOf(`bubble-${from}`);
  const words = content.querySelector('[data-text]');
  if (words) words.textContent = text ?? unreadable;
  const who = content.querySelector('[data-from]');
  if (who && by) who.textContent = nameOf(by, lang());
  const meta = content.querySelector<HTMLElement>('.bubble__meta');
  meta?.append(` · ${fill(meta.dataset.about ?? '', localHour(at, lang(), timeZone))}`);
  return content;
}

function markStatus(content: DocumentFragment, status: string): void {
  const steps = [...content.querySelectorAll<HTMLElement>('[data-status] li')];
  const now = steps.findIndex((step) => step.dataset.name === status);
  steps.forEach((step, at) => {
    step.toggleAttribute('data-done', at < now);
    if (at === now) step.setAttribute('aria-current', 'step');
    else step.removeAttribute('aria-current');
  });
}

function showTime(content: DocumentFragment, until: string | undefined): void {
  for (const line of content.querySelectorAll<HTMLElement>('[data-until]'))
    line.textContent = until
      ? (line.dataset.until ?? '').replace('{time}', localTime(until, lang(), zoneOf(content)))
      : '';
  for (const gone of content.querySelectorAll<HTMLElement>('[data-gone]')) gone.hidden = until !== undefined;
  const way = content.querySelector<HTMLElement>('[data-resumable]');
  if (way) way.hidden = until === undefined;
}

/** Whether danger that is said calls anybody, and from when on somebody is there again. */
function showDuty(content: DocumentFragment, { onDuty, nextDuty }: Thread['state']): void {
  for (const part of content.querySelectorAll<HTMLElement>('[data-there]')) part.hidden = !onDuty;
  for (const part of content.querySelectorAll<HTMLElement>('[data-alone]')) part.hidden = onDuty;
  for (const line of content.querySelectorAll<HTMLElement>('[data-next]'))
    line.textContent = nextDuty
      ? (line.dataset.next ?? '').replace('{time}', localTime(nextDuty, lang(), zoneOf(content)))
      : (line.dataset.unplanned ?? '');
}

/** Who keeps a copy, in each place that says so, and the sentence that is true of it. */
function showKept(content: DocumentFragment, kept: Thread['state']['kept']): void {
  for (const part of content.querySelectorAll<HTMLElement>('[data-kept]')) part.hidden = kept.length === 0;
  for (const part of content.querySelectorAll<HTMLElement>('[data-unkept]')) part.hidden = kept.length > 0;
  for (const list of content.querySelectorAll<HTMLElement>('[data-keepers]'))
    list.replaceChildren(
      ...kept.map(({ name, kind, why, until }) => {
        const item = document.createElement('li');
        item.textContent = fill(list.dataset[why] ?? '', {
          name: nameOf({ organisation: name, kind }, lang()),
          day: until ? localDayOf(until, lang(), zoneOf(content)) : '',
        });
        return item;
      }),
    );
}

/** Fills the server's empty view with what was opened on this device. The templates stay for the next time. */
export function showThread(
  { state, messages }: Thread,
  { unreadable, done }: { unreadable: string; done?: Done | undefined },
): void {
  const templates = [...document.querySelectorAll('main template')];
  const content = copyOf('opened');
  const find = (selector: string) => content.querySelector<HTMLElement>(selector);
  const show = (selector: string, shown: boolean) => {
    const element = find(selector);
    if (element) element.hidden = !shown;
  };
  // What the reporter wrote before this device's key existed (the report itself) opens for the team alone.
  const readable = messages.filter(({ from, text }) => from === 'team' || text !== undefined);
  const latest = readable.filter(({ from }) => from === 'team').pop();
  const rest = readable.filter((message) => message !== latest);
  const timeZone = zoneOf(content);
  markStatus(content, state.status);
  showReaders(content, state, lang(), timeZone);
  if (state.closedReason) show(`[data-reason="${CSS.escape(state.closedReason)}"]`, true);
  if (latest) find('[data-latest]')?.append(bubble(latest, unreadable, timeZone));
  find('[data-rest-messages]')?.append(...rest.map((message) => bubble(message, unreadable, timeZone)));
  const label = find('[data-rest-label]');
  if (label) label.textContent = (label.dataset.restLabel ?? '').replace('{count}', String(rest.length));
  const closed = state.status === 'closed';
  show('[data-no-answer]', !latest && !closed);
  // Nobody answers a closed one: it must not be said that somebody will.
  show('[data-no-answer-closed]', !latest && closed);
  show('[data-rest]', rest.length > 0);
  show('[data-withdrawn]', state.withdrawn);
  show('[data-in-danger]', state.dangerNow && !state.withdrawn);
  for (const part of content.querySelectorAll<HTMLElement>('[data-first]')) part.hidden = state.dangerNow;
  for (const part of content.querySelectorAll<HTMLElement>('[data-again]')) part.hidden = !state.dangerNow;
  show('[data-known]', done !== 'danger');
  show('[data-open]', !state.withdrawn);
  showTime(content, state.resumableUntil);
  showKept(content, state.kept);
  // Nobody reads or answers a withdrawn one, and the team keeps nothing of it.
  show('[data-going]', !state.withdrawn);
  show('[data-writable]', !state.withdrawn);
  showDuty(content, state);
  if (done) show(`[data-done="${outcomeOf(done, state)}"]`, true);
  content.append(...templates);
  showContent(content);
}
