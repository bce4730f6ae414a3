import { MOST_KNOWN } from '../words/known-words.ts';

/**
 * How words are read, worked out once and kept side by side, so that they stay near the processor. From the place of a
 * word on stand: a mask of the words that its readings begin with, where its beginnings end, where its readings end;
 * then what begins with it (see `beginnings`) and its readings (see `encodeReading`).
 */
export type KeptReadings = {
  numbers: Int32Array;
  /** Behind the last word that is kept; what stands beyond is of the message at hand. */
  end: number;
  /** Places by writing style and the word's number; 0 is not read yet. */
  places: readonly Int32Array[];
};

/** The place of a word that means nothing, also of what stands behind the last word. */
export const NOTHING = 0;
const HEAD = 3;
const FIRST_ROOM = 1 << 14;
const STYLES = 4;

/** Room in which no word is kept yet. */
export function keptReadings(): KeptReadings {
  const numbers = new Int32Array(FIRST_ROOM);
  numbers.set([0, HEAD, HEAD]);
  const places = Array.from({ length: STYLES }, () => new Int32Array(MOST_KNOWN));
  return { numbers, end: HEAD, places };
}

/** Writes a word's readings from `place` on and gives the place behind them. */
export function putReadings(
  kept: KeptReadings,
  place: number,
  {
    mask,
    beginnings,
    readings,
  }: { mask: number; beginnings: readonly number[]; readings: readonly number[] },
): number {
  const behindBeginnings = place + HEAD + beginnings.length;
  const behind = behindBeginnings + readings.length;
  if (behind > kept.numbers.length) {
    const larger = new Int32Array(2 * behind);
    larger.set(kept.numbers);
    kept.numbers = larger;
  }
  kept.numbers.set([mask, behindBeginnings, behind, ...beginnings, ...readings], place);
  return behind;
}

/** The words that a word's readings begin with, as bits. */
export const maskOf = ({ numbers }: KeptReadings, place: number): number => numbers[place] ?? 0;
/** Where what begins with a word stands. */
export const firstBeginning = (place: number): number => place + HEAD;
/** Where the readings of a word stand: behind its beginnings. */
export const firstReading = ({ numbers }: KeptReadings, place: number): number => numbers[place + 1] ?? 0;
/** The place behind the last reading of a word. */
export const behindReadings = ({ numbers }: KeptReadings, place: number): number => numbers[place + 2] ?? 0;
