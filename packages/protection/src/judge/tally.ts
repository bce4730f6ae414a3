import type { Reads, Write } from '../state/protection-state.ts';
import { type WindowName, type WindowState, type Windows, windowAfter, windowKey } from '../state/windows.ts';

/** What an event leaves in sliding windows, and each account's windows as they stand once it is counted. */
export type Tally = {
  known: Reads | undefined;
  atMs: number;
  writes: Write[];
  /** Windows that this event changed, by account, pair, conversation or theme. */
  changed: { owner: string; windows: Partial<Record<WindowName, WindowState>> }[];
};

const NO_WINDOWS: Windows = {};

/** Counts one more sighting of `member` in a window. */
export function count(
  tally: Tally,
  name: WindowName,
  owner: string,
  member: number,
  ties?: readonly number[],
): void {
  const { atMs, writes } = tally;
  const key = windowKey(name, owner);
  writes.push(
    ties === undefined ? { op: 'window', key, member, atMs } : { op: 'window', key, member, atMs, ties },
  );
  // Who belongs together is read as it stood before.
  if (name === 'circle30d') return;
  const windows = changedOf(tally, owner);
  windows[name] = windowAfter(name, windows[name], { atMs, member, ties });
}

function changedOf({ changed, known }: Tally, owner: string): Partial<Record<WindowName, WindowState>> {
  for (const one of changed) if (one.owner === owner) return one.windows;
  const windows = { ...known?.windows.get(owner) };
  changed.push({ owner, windows });
  return windows;
}

/** The windows of an account, pair, conversation or theme with this event counted. */
export function windowsOf({ changed, known }: Tally, owner: string | undefined): Windows {
  if (owner === undefined) return NO_WINDOWS;
  for (const one of changed) if (one.owner === owner) return one.windows;
  return known?.windows.get(owner) ?? NO_WINDOWS;
}
