/** A seeded source of numbers from 0 to 1 (xorshift with a multiplier), so that every run is the same. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = (seed * 2_654_435_769) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return Math.imul(state, 0x2c1b3c6d) >>> 0 ? (Math.imul(state, 0x2c1b3c6d) >>> 0) / 4_294_967_296 : 0;
  };
}

export function pick<T>(random: Random, list: readonly [T, ...T[]]): T;
export function pick<T>(random: Random, list: readonly T[]): T | undefined;
export function pick<T>(random: Random, list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** Vietnamese without tones and vowel marks. */
export const untoned = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
