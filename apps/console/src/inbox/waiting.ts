import type { Inbox, InboxSection } from '@khong-mot-minh/contracts';

/** Work that somebody has taken is no news: it is counted beside its own row alone. */
const NO_NEWS: readonly InboxSection[] = ['mine'];

export const waitingOf = ({ counts }: Pick<Inbox, 'counts'>, sections: readonly InboxSection[]): number =>
  sections.reduce((sum, section) => sum + (counts[section] ?? 0), 0);

/** The first of these sections in which something waits. */
export const firstWaiting = (
  { counts }: Pick<Inbox, 'counts'>,
  sections: readonly InboxSection[],
): InboxSection | undefined => sections.find((section) => (counts[section] ?? 0) > 0);

/** What stands before the page's title: danger that nobody has with an exclamation mark, else how much waits, or nothing. */
export function countText({
  calls,
  seenCalls = [],
  counts,
}: Pick<Inbox, 'calls' | 'seenCalls' | 'counts'>): string {
  const danger = calls.length + seenCalls.length;
  if (danger > 0) return `(! ${danger}) `;
  // `as`: the keys of the counts are sections.
  const sections = (Object.keys(counts) as InboxSection[]).filter((section) => !NO_NEWS.includes(section));
  const count = waitingOf({ counts }, sections);
  return count > 0 ? `(${count}) ` : '';
}
