import { HashingError } from '../hashing-error.ts';
import { hashedSize, samplePositions } from './sample-positions.ts';

/** Brightness of a picture as 32-bit floats, row by row. */
export type Luma = { values: Float32Array; width: number; height: number };

// One product for every byte, rounded to 32 bits once.
const shares = (factor: number): Float32Array =>
  Float32Array.from({ length: 256 }, (_, byte) => Math.fround(factor) * byte);
const red = shares(0.299);
const green = shares(0.587);
const blue = shares(0.114);

/** Brightness at the hashed size; alpha is ignored. Every product and sum is rounded to 32 bits, like the reference. */
export function lumaOf(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Luma {
  checkSize(rgba, width, height);
  const size = hashedSize(width, height);
  const columns = samplePositions(width, size.width);
  const rows = samplePositions(height, size.height);
  const values = new Float32Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    const start = (rows[y] ?? 0) * width;
    for (let x = 0; x < size.width; x++) {
      const from = (start + (columns[x] ?? 0)) * 4;
      const yellow = Math.fround((red[rgba[from] ?? 0] ?? 0) + (green[rgba[from + 1] ?? 0] ?? 0));
      values[y * size.width + x] = yellow + (blue[rgba[from + 2] ?? 0] ?? 0);
    }
  }
  return { values, ...size };
}

function checkSize(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): void {
  for (const [name, side] of [['width', width] as const, ['height', height] as const]) {
    if (!Number.isSafeInteger(side) || side < 1) {
      throw new HashingError(
        'bad-size',
        `Hash a picture of ${name} "${side}": it must be a whole number from 1`,
      );
    }
  }
  if (rgba.length !== width * height * 4) {
    throw new HashingError(
      'bad-size',
      `Hash ${rgba.length} bytes: a picture of ${width} × ${height} has ${width * height * 4} (RGBA)`,
    );
  }
}
