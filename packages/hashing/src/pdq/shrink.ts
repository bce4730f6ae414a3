import { blurColumns, blurRows } from './blur.ts';
import type { Luma } from './luma.ts';

const side = 64;

/**
 * The picture as 64 × 64 floats: two rounds of blurring along rows and columns, then every n-th value.
 * Equal to the reference bit by bit; the last pass computes only the values that are kept.
 * A picture of exactly 64 × 64 is filtered too, like `pdq-photo-hasher --pdqdih` does: the reference's single hash
 * skips it there, which differs only in pictures whose coefficients tie.
 */
export function shrink({ values, width, height }: Luma): Float32Array {
  const spare = new Float32Array(values.length);
  blurRows(values, spare, width, height);
  const again = new Float32Array(values.length);
  blurColumns(spare, again, width, height);
  blurRows(again, spare, width, height);
  const columns = middles(width);
  const narrow = new Float32Array(side * height);
  for (let row = 0, to = 0; row < height; row++) {
    for (const column of columns) narrow[to++] = spare[row * width + column] ?? 0;
  }
  const small = new Float32Array(side * side);
  blurColumns(narrow, small, side, height, middles(height));
  return small;
}

/** The middle of each of 64 equal parts of a side (decimateFloat in downscaling.cpp). */
const middles = (length: number): Int32Array =>
  Int32Array.from({ length: side }, (_, at) => Math.floor(((at + 0.5) * length) / side));
