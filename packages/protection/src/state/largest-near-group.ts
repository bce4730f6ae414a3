/** Two sketches that differ in no more bits are nearly the same text; two texts by chance differ in sixteen of 32. */
const NEAR = 6;

function bitsOf(number: number): number {
  let left = number >>> 0;
  let bits = 0;
  for (; left !== 0; left = (left & (left - 1)) >>> 0) bits++;
  return bits;
}

/** How many sketches the largest group of nearly equal ones holds. */
export function largestNearGroup(sketches: readonly number[]): number {
  let most = 0;
  for (const one of sketches) {
    let near = 0;
    for (const other of sketches) if (bitsOf(one ^ other) <= NEAR) near++;
    most = Math.max(most, near);
  }
  return most;
}
