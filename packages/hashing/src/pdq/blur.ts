// A moving average with a shrinking window at both ends, in the reference's order of operations: every sum is rounded
// to 32 bits, and "add the right value, take away the left" is not the same as adding up afresh.
// A quotient is computed as `sum * (1 / count)` in 64 bits and rounded to 32. That is exact: a 24-bit sum over a count
// below 2^20 never lies within 2^-46 of the middle between two floats, and 64 bits err by 2^-52.

const fround = Math.fround;

/** Where the window starts to write and stops to grow (boxOneDFloat in downscaling.cpp). */
const halfWindow = (window: number): number => (window + 2) >> 1;

/** Window of the Jarosz filter for a side that becomes 64 samples. */
const windowFor = (side: number): number => Math.floor((side + 127) / 128);

/**
 * Blurs along every row. Four rows at a time, since one row is a single chain of dependent roundings.
 * The last four may overlap the group before them: source and target are different, so they come out the same.
 */
export function blurRows(from: Float32Array, to: Float32Array, width: number, height: number): void {
  for (let row = 0; row < height; row += 4) blurFourRows(from, to, Math.min(row, height - 4) * width, width);
}

function blurFourRows(from: Float32Array, to: Float32Array, start: number, width: number): void {
  const window = windowFor(width);
  const half = halfWindow(window);
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let count = 0;
  const two = start + width;
  const three = two + width;
  const four = three + width;
  for (let step = 0; step < width + half - 1; step++) {
    if (step < width) {
      a = fround(a + (from[start + step] ?? 0));
      b = fround(b + (from[two + step] ?? 0));
      c = fround(c + (from[three + step] ?? 0));
      d = fround(d + (from[four + step] ?? 0));
      count++;
    }
    const left = step - window;
    if (left >= 0) {
      a = fround(a - (from[start + left] ?? 0));
      b = fround(b - (from[two + left] ?? 0));
      c = fround(c - (from[three + left] ?? 0));
      d = fround(d - (from[four + left] ?? 0));
      count--;
    }
    const at = step - half + 1;
    if (at >= 0) {
      const share = 1 / count;
      to[start + at] = a * share;
      to[two + at] = b * share;
      to[three + at] = c * share;
      to[four + at] = d * share;
    }
  }
}

/** Blurs along every column, walking rows so that memory is read in order; writes the rows in `wanted` only, packed. */
export function blurColumns(
  from: Float32Array,
  to: Float32Array,
  width: number,
  height: number,
  wanted?: Int32Array,
): void {
  const window = windowFor(height);
  const half = halfWindow(window);
  const sums = new Float32Array(width);
  let count = 0;
  let written = 0;
  for (let step = 0; step < height + half - 1; step++) {
    const right = step * width;
    const left = (step - window) * width;
    if (step < height && left >= 0) slide(sums, from, right, left);
    else if (step < height) {
      for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (from[right + x] ?? 0);
      count++;
    } else {
      for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) - (from[left + x] ?? 0);
      count--;
    }
    const row = step - half + 1;
    if (row < 0) continue;
    // A side below 64 gives the same row to several samples.
    const copies = wanted ? countAt(wanted, written, row) : 1;
    for (let copy = 0; copy < copies; copy++) divide(sums, to, written++ * width, 1 / count);
  }
}

function slide(sums: Float32Array, from: Float32Array, right: number, left: number): void {
  for (let x = 0; x < sums.length; x++) {
    sums[x] = fround((sums[x] ?? 0) + (from[right + x] ?? 0)) - (from[left + x] ?? 0);
  }
}

function divide(sums: Float32Array, to: Float32Array, start: number, share: number): void {
  for (let x = 0; x < sums.length; x++) to[start + x] = (sums[x] ?? 0) * share;
}

function countAt(sorted: Int32Array, start: number, value: number): number {
  let end = start;
  while (sorted[end] === value) end++;
  return end - start;
}
