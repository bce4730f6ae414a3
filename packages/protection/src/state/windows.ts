const DAY_MS = 86_400_000;

/** Sliding windows by name. `distinct` remembers which others, up to a cap; `count` adds up in twelve buckets. */
export const WINDOWS = {
  newMinorContacts7d: { kind: 'distinct', spanMs: 7 * DAY_MS, cap: 32 },
  blockedByMinors30d: { kind: 'distinct', spanMs: 30 * DAY_MS, cap: 16 },
  reportedByMinors30d: { kind: 'distinct', spanMs: 30 * DAY_MS, cap: 16 },
  listViews1h: { kind: 'count', spanMs: 3_600_000, cap: 255 },
} as const;
export type WindowName = keyof typeof WINDOWS;

const BUCKETS = 12;

/** `[member, atMs]` pairs of a distinct window, `[bucket, count]` pairs of a counter; newest last. */
export type WindowState = readonly (readonly [number, number])[];

/** Key of one account's window. */
export const windowKey = (name: WindowName, account: string): string => `${name}/${account}`;

/** Window that a key belongs to. */
export function windowOfKey(key: string): WindowName | undefined {
  const name = key.slice(0, Math.max(0, key.indexOf('/')));
  // The check makes the cast true: only own keys of WINDOWS are window names.
  return Object.hasOwn(WINDOWS, name) ? (name as WindowName) : undefined;
}

/** An account as a 32-bit number (FNV-1a): enough to tell a few dozen apart, and it names nobody. */
export function memberOf(account: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < account.length; i++) hash = Math.imul(hash ^ account.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The window after one more sighting of `member` (ignored by counters). */
export function windowAfter(
  name: WindowName,
  state: WindowState | undefined,
  atMs: number,
  member: number,
): WindowState {
  const { kind, spanMs, cap } = WINDOWS[name];
  if (kind === 'count') return countAfter(state ?? [], Math.floor((atMs * BUCKETS) / spanMs), cap);
  const known = (state ?? []).find(([other]) => other === member);
  const lastMs = Math.max(atMs, known?.[1] ?? 0);
  const others = (state ?? []).filter(([other, at]) => other !== member && at > lastMs - spanMs);
  const all = [...others, [member, lastMs] as const];
  all.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  return all.slice(-cap);
}

function countAfter(state: WindowState, bucket: number, cap: number): WindowState {
  const before = state.find(([index]) => index === bucket)?.[1] ?? 0;
  const newest = Math.max(bucket, ...state.map(([index]) => index));
  const kept = state.filter(([index]) => index !== bucket && index > newest - BUCKETS);
  const next: (readonly [number, number])[] = [...kept];
  if (bucket > newest - BUCKETS) next.push([bucket, Math.min(before + 1, cap)]);
  return next.sort((a, b) => a[0] - b[0]);
}

/** How many the window holds at a moment. */
export function windowValue(name: WindowName, state: WindowState | undefined, nowMs: number): number {
  const { kind, spanMs } = WINDOWS[name];
  if (state === undefined) return 0;
  if (kind === 'distinct') return state.filter(([, at]) => at > nowMs - spanMs).length;
  const oldest = Math.floor((nowMs * BUCKETS) / spanMs) - BUCKETS;
  return state.reduce((sum, [bucket, count]) => (bucket > oldest ? sum + count : sum), 0);
}

/** Whether nothing in the window counts any more. */
export const windowIsOver = (name: WindowName, state: WindowState, nowMs: number): boolean =>
  windowValue(name, state, nowMs) === 0;
