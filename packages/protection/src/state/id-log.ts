import { pull, put } from './numbers.ts';

/** Ids in the order in which they came, packed, until a checkpoint has kept them. */
export type IdLog = {
  add(batch: number, arrivedAtMs: number, keys: readonly number[]): void;
  /** All that is not kept yet, oldest first; what comes later stands in pages of its own. */
  pages(): readonly IdPage[];
  /** Pages that are kept go. */
  drop(lastBatch: number): void;
};

export type IdPage = { lastBatch: number; newestMs: number; bytes: Uint8Array };

// A batch is its number and arrival (48 bits each), how many ids it has (16 bits), and forty bits of each.
const BATCH_BYTES = 6;
const TIME_BYTES = 6;
const COUNT_BYTES = 2;
const KEY_BYTES = 5;
const HEAD_BYTES = BATCH_BYTES + TIME_BYTES + COUNT_BYTES;
const PAGE_BYTES = 1 << 18;
/** A page that is begun takes little: most platforms have one with little in it. */
const FIRST_BYTES = 1 << 12;

/** A log of no ids. */
export function createIdLog(): IdLog {
  let done: IdPage[] = [];
  let bytes = new Uint8Array(0);
  let end = 0;
  let lastBatch = 0;
  let newestMs = 0;

  const finish = (): void => {
    if (end > 0) done.push({ lastBatch, newestMs, bytes: bytes.slice(0, end) });
    bytes = new Uint8Array(0);
    end = 0;
  };

  const makeRoom = (needed: number): void => {
    if (end + needed <= bytes.length) return;
    const larger = new Uint8Array(Math.max(FIRST_BYTES, 2 * bytes.length, end + needed));
    larger.set(bytes);
    bytes = larger;
  };

  return {
    add: (batch, arrivedAtMs, keys) => {
      makeRoom(HEAD_BYTES + keys.length * KEY_BYTES);
      end = put(bytes, end, batch, BATCH_BYTES);
      end = put(bytes, end, arrivedAtMs, TIME_BYTES);
      end = put(bytes, end, keys.length, COUNT_BYTES);
      for (const key of keys) end = put(bytes, end, key, KEY_BYTES);
      lastBatch = batch;
      newestMs = arrivedAtMs;
      if (end >= PAGE_BYTES) finish();
    },
    pages: () => {
      finish();
      return [...done];
    },
    drop: (last) => {
      done = done.filter((page) => page.lastBatch > last);
    },
  };
}

/** Reads a page; throws on a damaged one, because an id that is not read would be judged twice. */
export function readIdPage(
  bytes: Uint8Array,
  see: (key: number, batch: number, arrivedAtMs: number) => void,
): void {
  let at = 0;
  while (at + HEAD_BYTES <= bytes.length) {
    const batch = pull(bytes, at, BATCH_BYTES);
    const arrivedAtMs = pull(bytes, at + BATCH_BYTES, TIME_BYTES);
    const count = pull(bytes, at + BATCH_BYTES + TIME_BYTES, COUNT_BYTES);
    at += HEAD_BYTES;
    if (at + count * KEY_BYTES > bytes.length) throw new Error(`Read ids: batch ${batch} is cut off`);
    for (let i = 0; i < count; i++, at += KEY_BYTES) see(pull(bytes, at, KEY_BYTES), batch, arrivedAtMs);
  }
  if (at !== bytes.length) throw new Error(`Read ids: ${bytes.length - at} bytes too many`);
}
