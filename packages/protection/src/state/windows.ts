import { groupsOf } from './groups.ts';
import { largestNearGroup } from './largest-near-group.ts';
import { sessionIsOver, sessionsAfter } from './sessions.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Sliding windows by name; their order is their number in stored bytes, so only append. `distinct` remembers which
 * others, up to a cap; `independent` remembers them with what ties them together and counts those who belong together
 * once; `near` remembers a sketch of a text beside each other and counts the largest group of nearly equal ones;
 * `count` adds up in twelve buckets; `span` remembers from when to when. `of` says what has the window, where
 * that is not an account: windows of different names never meet, whatever their keys are.
 */
export const WINDOWS = {
  newMinorContacts7d: { kind: 'distinct', spanMs: 7 * DAY_MS, cap: 32 },
  acceptedByMinors7d: { kind: 'distinct', spanMs: 7 * DAY_MS, cap: 32 },
  giftsToMinors14d: { kind: 'distinct', spanMs: 14 * DAY_MS, cap: 16 },
  minorProfiles1h: { kind: 'distinct', spanMs: HOUR_MS, cap: 32 },
  blockedByMinors30d: { kind: 'independent', spanMs: 30 * DAY_MS, cap: 16 },
  reportedByMinors30d: { kind: 'independent', spanMs: 30 * DAY_MS, cap: 16 },
  listViews1h: { kind: 'count', spanMs: HOUR_MS, cap: 255 },
  circle30d: { kind: 'distinct', spanMs: 30 * DAY_MS, cap: 48 },
  sessions: { kind: 'span', spanMs: 2 * DAY_MS, cap: 32 },
  pairMessages1h: { kind: 'count', spanMs: HOUR_MS, cap: 255, of: 'pair' },
  conversationAdults7d: { kind: 'distinct', spanMs: 7 * DAY_MS, cap: 16, of: 'conversation' },
  themeViews1d: { kind: 'count', spanMs: DAY_MS, cap: 255, of: 'theme' },
  sameOpeners7d: { kind: 'near', spanMs: 7 * DAY_MS, cap: 16 },
} as const;
export type WindowName = keyof typeof WINDOWS;

// The cast is true: these are the keys of WINDOWS.
export const WINDOW_NAMES = Object.keys(WINDOWS) as readonly WindowName[];

/** How far back any window reaches. */
export const LONGEST_WINDOW_MS = Math.max(...Object.values(WINDOWS).map(({ spanMs }) => spanMs));

/** What has a window: an account, one account towards another, a conversation, a theme before one account. */
export type WindowOwner = 'account' | 'pair' | 'conversation' | 'theme';

/** Whose window a name speaks of. */
export const ownerOf = (name: WindowName): WindowOwner => {
  const window = WINDOWS[name];
  return 'of' in window ? window.of : 'account';
};

/** Windows of accounts that a policy may ask for: a circle says who belongs together, sessions are read as minutes. */
export const COUNTED_WINDOWS = WINDOW_NAMES.filter(
  (name) => ownerOf(name) === 'account' && name !== 'circle30d' && name !== 'sessions',
);

export const BUCKETS = 12;

/**
 * Newest last: `[member, atMs]` of a distinct window, `[member, atMs, …ties]` of an independent one,
 * `[member, atMs, sketch]` of a near one,
 * `[bucket, count]` of a counter.
 */
export type WindowState = readonly (readonly number[])[];

/** Windows of one account. */
export type Windows = Readonly<Partial<Record<WindowName, WindowState>>>;

/** Key of one account's window. */
export const windowKey = (name: WindowName, account: string): string => `${name}/${account}`;

/** Window and account that a key belongs to. */
export function windowOfKey(key: string): { name: WindowName; account: string } | undefined {
  const end = Math.max(0, key.indexOf('/'));
  const name = key.slice(0, end);
  // The check makes the cast true: only own keys of WINDOWS are window names.
  return Object.hasOwn(WINDOWS, name) ? { name: name as WindowName, account: key.slice(end + 1) } : undefined;
}

/** An account as a 32-bit number (FNV-1a): enough to tell a few dozen apart, and it names nobody; `before` is what went before. */
export function memberOf(account: string, before: number = 0x811c9dc5): number {
  let hash = before;
  for (let i = 0; i < account.length; i++) hash = Math.imul(hash ^ account.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** One more sighting: of `member` (ignored by counters), with what ties it to others (for independent windows). */
export type Sighting = { atMs: number; member: number; ties?: readonly number[] | undefined };

/** The window after one more sighting. */
export function windowAfter(
  name: WindowName,
  state: WindowState | undefined,
  { atMs, member, ties = [] }: Sighting,
): WindowState {
  const { kind, spanMs, cap } = WINDOWS[name];
  if (kind === 'span') return sessionsAfter(state ?? [], { atMs, member, game: false, ends: false });
  if (kind === 'count') return countAfter(state ?? [], Math.floor((atMs * BUCKETS) / spanMs), cap);
  if (state === undefined || state.length === 0) return [[member, atMs, ...keptTies(kind, ties)]];
  const known = state.find(([other]) => other === member);
  const lastMs = Math.max(atMs, known?.[1] ?? 0);
  const others = state.filter(([other, at]) => other !== member && (at ?? 0) > lastMs - spanMs);
  const newest = others.at(-1)?.[1] ?? -1;
  const all = [...others, [member, lastMs, ...keptTies(kind, ties)]];
  // Most sightings come in the order of time.
  if (newest >= lastMs) all.sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0) || (a[0] ?? 0) - (b[0] ?? 0));
  if (kind !== 'independent') return all.length > cap ? all.slice(-cap) : all;
  while (all.length > cap) dropOne(all);
  return all;
}

function keptTies(kind: 'distinct' | 'independent' | 'near', ties: readonly number[]): readonly number[] {
  if (kind === 'independent') return ties;
  return kind === 'near' ? [ties[0] ?? 0] : [];
}

/** What ties an entry of an independent window to others: its own account, and what it brought. */
const tiesOf = ([member = 0, , ...ties]: readonly number[]): number[] => [member, ...ties];

const MAX_TIES = 60;

/**
 * One of the largest group goes, so that a crowd never pushes out somebody who came alone; its ties pass to another
 * of the group, so that the group does not fall apart.
 */
function dropOne(entries: (readonly number[])[]): void {
  const groups = groupsOf(entries.map(tiesOf));
  const size = (group: number | undefined) => groups.filter((one) => one === group).length;
  const largest = [...groups].sort((a, b) => size(b) - size(a))[0];
  const gone = groups.indexOf(largest ?? 0);
  const heir = groups.indexOf(largest ?? 0, gone + 1);
  const [left, next] = [entries[gone], entries[heir]];
  if (left !== undefined && next !== undefined && heir > gone) {
    const [member = 0, atMs = 0, ...ties] = next;
    const united = new Set([...ties, ...tiesOf(left)]);
    entries[heir] = [member, atMs, ...[...united].slice(0, MAX_TIES)];
  }
  entries.splice(gone, 1);
}

function countAfter(state: WindowState, bucket: number, cap: number): WindowState {
  let before = 0;
  let newest = bucket;
  for (const [index = 0, count = 0] of state) {
    if (index === bucket) before = count;
    else if (index > newest) newest = index;
  }
  const next = state.filter(([index = 0]) => index !== bucket && index > newest - BUCKETS);
  if (bucket > newest - BUCKETS) next.push([bucket, Math.min(before + 1, cap)]);
  // The newest bucket stands last already.
  return bucket === newest ? next : next.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** Members of a distinct window that still count. */
export const liveMembers = (name: WindowName, state: WindowState | undefined, nowMs: number): number[] =>
  (state ?? [])
    .filter((entry) => (entry[1] ?? 0) > nowMs - WINDOWS[name].spanMs)
    .map(([member = 0]) => member);

/** How many the window holds at a moment. */
export function windowValue(name: WindowName, state: WindowState | undefined, nowMs: number): number {
  const { kind, spanMs } = WINDOWS[name];
  if (state === undefined || state.length === 0) return 0;
  if (kind === 'span') return state.filter((one) => !sessionIsOver(one, nowMs)).length;
  if (kind === 'distinct') {
    let live = 0;
    for (const entry of state) if ((entry[1] ?? 0) > nowMs - spanMs) live++;
    return live;
  }
  if (kind === 'near') {
    const live = state.filter(([, at = 0]) => at > nowMs - spanMs);
    return largestNearGroup(live.map(([, , sketch = 0]) => sketch));
  }
  if (kind === 'independent') {
    const live = state.filter(([, at = 0]) => at > nowMs - spanMs);
    return new Set(groupsOf(live.map(tiesOf))).size;
  }
  const oldest = Math.floor((nowMs * BUCKETS) / spanMs) - BUCKETS;
  return state.reduce((sum, [bucket = 0, count = 0]) => (bucket > oldest ? sum + count : sum), 0);
}

/** Whether nothing in the window counts any more. */
export const windowIsOver = (name: WindowName, state: WindowState, nowMs: number): boolean =>
  windowValue(name, state, nowMs) === 0;
