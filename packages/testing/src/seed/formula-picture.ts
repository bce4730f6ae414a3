import { pdq } from '@khong-mot-minh/hashing';

const SIDE = 64;

/** A picture that is nothing but a formula, by its hash; another for each seed, none like another. */
export function formulaPicture(seed: number): { pdq: string; quality: number } {
  const rgba = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255);
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++)
      for (let c = 0; c < 3; c++) rgba[(y * SIDE + x) * 4 + c] = block((x >> 2) + 16 * seed, y >> 2, c);
  const { hash, quality } = pdq(rgba, SIDE, SIDE);
  return { pdq: hash, quality };
}

/** Blocks of four points whose grey is a multiplication: texture enough for a hash of good quality. */
const block = (x: number, y: number, c: number): number =>
  Math.imul(Math.imul(x, 73856093) ^ Math.imul(y, 19349663) ^ Math.imul(c, 83492791), 2654435761) >>> 24;
