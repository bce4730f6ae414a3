import { base64Value } from './base64.ts';

/**
 * Which ids came in the last days, packed in about eleven bytes each: forty bits of an id's hash with the batch it came
 * in. A day's ids go at once when the day is over. It may name a batch in which the id is not, never leave out the one
 * in which it is; the journal says which.
 */
export type IdMemory = {
  size(): number;
  /** Memory that is held, in bytes. */
  held(): number;
  add(key: number, batch: number, arrivedAtMs: number): void;
  /** Batches in which an id with this key came, the newest first. */
  batchesOf(key: number): number[];
  /** Forgets the days on which nothing came since. */
  forget(beforeMs: number): void;
};

const DAY_MS = 86_400_000;
const SHARDS = 256;
const SMALLEST = 8;
/** It grows by a quarter and is filled to four fifths: a look reads a few neighbours more, and little stays empty. */
const GROWTH = 1.25;
const FULL = 0.8;
const WORD = 2 ** 32;
/**
 * Ids of one day that agree in forty bits. More than two hardly ever do, so so many are one id that came again and
 * again, and only its latest places are of use.
 */
const MOST_ALIKE = 16;

/** Two words an entry: the lower bits of the key, and the batch counted from the day's first, from 1 on. */
type Shard = { slots: Uint32Array; used: number };
type Day = { day: number; firstBatch: number; shards: Shard[]; size: number };

/** Forty bits of a hash that is given as base64url text. */
export function idKey(hash: string): number {
  let key = 0;
  for (let i = 0; i < 6; i++) key = key * 64 + base64Value(hash, i);
  return key * 16 + (base64Value(hash, 6) >> 2);
}

/** A memory of no ids. */
export function createIdMemory(): IdMemory {
  // Newest first: most ids that come again came lately.
  let days: Day[] = [];

  const dayOf = (atMs: number, batch: number): Day => {
    const day = Math.floor(atMs / DAY_MS);
    const known = days.find((one) => one.day === day);
    if (known) return known;
    const begun: Day = { day, firstBatch: batch, shards: [], size: 0 };
    for (let i = 0; i < SHARDS; i++) begun.shards.push({ slots: new Uint32Array(0), used: 0 });
    days = [...days, begun].sort((a, b) => b.day - a.day);
    return begun;
  };

  return {
    size: () => days.reduce((sum, { size }) => sum + size, 0),
    held: () =>
      days.reduce((sum, { shards }) => sum + shards.reduce((all, { slots }) => all + slots.byteLength, 0), 0),
    add: (key, batch, arrivedAtMs) => {
      const day = dayOf(arrivedAtMs, batch);
      const place = batch - day.firstBatch + 1;
      if (place < 1 || place >= WORD)
        throw new Error(`Keep id: batch ${batch} on a day that began with ${day.firstBatch}`);
      if (put(shardIn(day, key), key >>> 0, place)) day.size++;
    },
    batchesOf: (key) => {
      const batches: number[] = [];
      for (const day of days)
        for (const place of placesIn(shardIn(day, key), key >>> 0)) batches.push(day.firstBatch + place - 1);
      return batches.length > 1 ? batches.sort((a, b) => b - a) : batches;
    },
    forget: (beforeMs) => {
      if (days.some(({ day }) => isOver(day, beforeMs)))
        days = days.filter(({ day }) => !isOver(day, beforeMs));
    },
  };
}

const isOver = (day: number, beforeMs: number): boolean => (day + 1) * DAY_MS <= beforeMs;

// `as`: a key has forty bits, of which the upper eight are the number of a shard.
const shardIn = ({ shards }: Day, key: number): Shard => shards[Math.floor(key / WORD)] as Shard;

/** Where an entry would stand in a shard of so many: as a share of them, so that growing keeps the order. */
const homeOf = (tag: number, entries: number): number => Math.floor((tag / WORD) * entries);

const NONE: readonly number[] = [];

function placesIn({ slots, used }: Shard, tag: number): readonly number[] {
  if (used === 0) return NONE;
  const entries = slots.length / 2;
  let numbers: number[] | undefined;
  for (let at = homeOf(tag, entries); slots[2 * at + 1] !== 0; at = at + 1 === entries ? 0 : at + 1) {
    if (slots[2 * at] !== tag) continue;
    numbers ??= [];
    numbers.push(slots[2 * at + 1] ?? 0);
  }
  return numbers ?? NONE;
}

/** False where an older place of what must be the same id was written over. */
function put(shard: Shard, tag: number, place: number): boolean {
  if (shard.used + 1 > (shard.slots.length / 2) * FULL) grow(shard);
  const { slots } = shard;
  const entries = slots.length / 2;
  let alike = 0;
  let oldest = -1;
  let at = homeOf(tag, entries);
  for (; slots[2 * at + 1] !== 0; at = at + 1 === entries ? 0 : at + 1) {
    if (slots[2 * at] !== tag) continue;
    alike++;
    if (oldest < 0 || (slots[2 * at + 1] ?? 0) < (slots[2 * oldest + 1] ?? 0)) oldest = at;
  }
  const isNew = alike < MOST_ALIKE;
  const to = isNew ? at : oldest;
  slots[2 * to] = tag;
  slots[2 * to + 1] = place;
  if (isNew) shard.used++;
  return isNew;
}

function grow(shard: Shard): void {
  const old = shard.slots;
  const entries = Math.max(SMALLEST, Math.ceil((old.length / 2) * GROWTH));
  const slots = new Uint32Array(2 * entries);
  for (let from = 0; from < old.length; from += 2) {
    const place = old[from + 1] ?? 0;
    if (place === 0) continue;
    const tag = old[from] ?? 0;
    let at = homeOf(tag, entries);
    while (slots[2 * at + 1] !== 0) at = at + 1 === entries ? 0 : at + 1;
    slots[2 * at] = tag;
    slots[2 * at + 1] = place;
  }
  shard.slots = slots;
}
