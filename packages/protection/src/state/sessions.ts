const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A session whose end never came counts for an hour at most: a lost message must not eat a young person's day. */
const UNENDED_MS = HOUR_MS;
/** An end that comes later than this after its start is no end of it. */
const LONGEST_MS = 24 * HOUR_MS;
/** Longer than any local day and the session that ran into it. */
const KEPT_MS = 48 * HOUR_MS;
const MOST = 32;

/** Sessions of an account as `[member, startMs, endMs, game]`, oldest first; an end of 0 is open, game is 1 or 0. */
type Sessions = readonly (readonly number[])[];

/** A session that begins or ends; an end without `member` ends all that are open. */
export type SessionStep = { atMs: number; member?: number | undefined; game: boolean; ends: boolean };

/** The sessions after one more step, at most 32 of the last two days; minutes are kept whatever is folded together. */
export function sessionsAfter(before: Sessions, { atMs, member, game, ends }: SessionStep): Sessions {
  const all: (readonly number[])[] = before.map((entry) => {
    const [other, startMs = 0, endMs] = entry;
    const meant = endMs === 0 && startMs <= atMs && matches(entry, { member, game, ends });
    return meant ? [other ?? 0, startMs, endOf(startMs, atMs, ends), entry[3] ?? 0] : entry;
  });
  if (!ends) all.push([member ?? 0, atMs, 0, game ? 1 : 0]);
  const newest = Math.max(...all.map(([, startMs = 0, endMs = 0]) => Math.max(startMs, endMs)), 0);
  const kept = all.filter(([, startMs = 0, endMs = 0]) => (endMs || startMs + LONGEST_MS) > newest - KEPT_MS);
  kept.sort(byStart);
  while (kept.length > MOST) foldOne(kept);
  return kept;
}

/** A step that ends every game names none. */
function matches(
  [other, , , isGame]: readonly number[],
  { member, game }: Omit<SessionStep, 'atMs'>,
): boolean {
  return member === undefined ? !game || isGame === 1 : other === member;
}

function endOf(startMs: number, atMs: number, ends: boolean): number {
  const longest = ends && atMs - startMs <= LONGEST_MS ? LONGEST_MS : UNENDED_MS;
  return Math.min(atMs, startMs + longest);
}

const byStart = (a: readonly number[], b: readonly number[]): number =>
  (a[1] ?? 0) - (b[1] ?? 0) || (a[0] ?? 0) - (b[0] ?? 0);

/** Two sessions of one game become one of the same length, up against the later; without such two the oldest goes. */
function foldOne(entries: (readonly number[])[]): void {
  let best: [first: number, second: number, gap: number] | undefined;
  for (const [second, [member, startMs = 0, endMs]] of entries.entries()) {
    if (endMs === 0) continue;
    const first = entries.findLastIndex((one, at) => at < second && one[0] === member && one[2] !== 0);
    if (first < 0) continue;
    const gap = startMs - (entries[first]?.[2] ?? 0);
    if (best === undefined || gap < best[2]) best = [first, second, gap];
  }
  if (best === undefined) {
    entries.shift();
    return;
  }
  const [[, startA = 0, endA = 0] = [], [member = 0, startB = 0, endB = 0, game = 0] = []] = [
    entries[best[0]],
    entries[best[1]],
  ];
  entries.splice(best[1], 1);
  entries[best[0]] = [member, Math.max(0, startB - Math.max(0, endA - startA)), endB, game];
  entries.sort(byStart);
}

/** Milliseconds between two moments in which a wanted session ran; what ran side by side counts once. */
export function ranMs(
  sessions: Sessions,
  fromMs: number,
  nowMs: number,
  wanted: (member: number, game: boolean) => boolean,
): number {
  let total = 0;
  let until = fromMs;
  for (const [member = 0, startMs = 0, endMs = 0, game] of sessions) {
    if (!wanted(member, game === 1)) continue;
    const end = Math.min(nowMs, endMs === 0 ? startMs + UNENDED_MS : endMs);
    const begin = Math.max(startMs, until);
    if (end <= begin) continue;
    total += end - begin;
    until = end;
  }
  return total;
}

/** Whether nothing of it can fall into a day that still runs. */
export const sessionIsOver = ([, startMs = 0, endMs = 0]: readonly number[], nowMs: number): boolean =>
  (endMs || startMs + LONGEST_MS) <= nowMs - KEPT_MS;
