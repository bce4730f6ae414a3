import type { Duty, Inbox } from '@khong-mot-minh/contracts';

const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** So long before, whoever is on duty is asked, or told. */
const ASK_MS = 4 * MINUTE_MS;
const ENDS_MS = 10 * MINUTE_MS;

export type Notice = {
  key: 'soon' | 'gone' | 'dutyEnds' | 'dutyOver' | 'failing' | 'apart' | 'gap';
  atMs?: number;
  count?: number;
};

/** What to say about a watch at this moment, the most pressing first. */
export function noticesOf({
  inbox,
  nowMs,
  presentUntil,
  over,
}: {
  inbox: Inbox | undefined;
  nowMs: number;
  /** As the desk's own signs of life have it, which are newer than the inbox. */
  presentUntil: string | undefined;
  over: Duty | undefined;
}): Notice[] {
  const notices: Notice[] = [];
  if (inbox?.duty) {
    // Whom a page reaches may leave the desk: the door stays open.
    const there = Math.max(timeOf(presentUntil), timeOf(inbox.presentUntil));
    if (timeOf(inbox.reachUntil) <= nowMs) {
      if (there <= nowMs) notices.push({ key: 'gone' });
      else if (there - nowMs <= ASK_MS) notices.push({ key: 'soon', atMs: there });
    }
    const ends = Date.parse(inbox.duty.until);
    if (ends - nowMs <= ENDS_MS) notices.push({ key: 'dutyEnds', atMs: ends });
  }
  if (over) notices.push({ key: 'dutyOver', atMs: Date.parse(over.until) });
  if (inbox && inbox.failingChannels > 0) notices.push({ key: 'failing', count: inbox.failingChannels });
  if (inbox?.destructionWaits) notices.push({ key: inbox.destructionWaits });
  return notices;
}

const timeOf = (at: string | undefined): number => (at === undefined ? 0 : Date.parse(at));
