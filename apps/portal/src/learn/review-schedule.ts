/** Days until an item comes back: after 2, 7 and 30 days (reference: retrieval practice, spaced). */
const REVIEW_DAYS = [2, 7, 30] as const;
const AT_ONCE = 10;

/** What a device keeps when somebody asked it to: item, age, how often it came back, the day it is due. */
export type Kept = { age: string; step: number; due: number };
export type Memory = Readonly<Record<string, Kept>>;

/** Days since 1970, in UTC: a day more or less does not matter here. */
export const dayOf = (atMs: number): number => Math.floor(atMs / 86_400_000);

/** The memory after a round: right moves an item on when it was due, wrong starts it again. */
export function remember(
  memory: Memory,
  age: string,
  marks: Readonly<Record<string, boolean>>,
  today: number,
): Memory {
  const after: Record<string, Kept> = { ...memory };
  for (const [id, right] of Object.entries(marks)) {
    const known = memory[id];
    if (known && right && known.due > today) continue;
    const step = known && right ? known.step + 1 : 0;
    const days = REVIEW_DAYS[step];
    if (days === undefined) delete after[id];
    else after[id] = { age, step, due: today + days };
  }
  return after;
}

/** The items of one age that are due, longest overdue first, no more than a round. */
export const dueItems = (memory: Memory, age: string, today: number): string[] =>
  Object.entries(memory)
    .filter(([, kept]) => kept.age === age && kept.due <= today)
    .sort(([, a], [, b]) => a.due - b.due)
    .slice(0, AT_ONCE)
    .map(([id]) => id);

/** Reads what a device kept; anything else than that counts as nothing. */
export function readMemory(stored: string | null): Memory | undefined {
  if (stored === null) return undefined;
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, Kept] => isKept(entry[1])),
    );
  } catch {
    // Written by another version or by hand: not ours to repair.
    return undefined;
  }
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'age' in value &&
  typeof value.age === 'string' &&
  'step' in value &&
  typeof value.step === 'number' &&
  'due' in value &&
  typeof value.due === 'number';
