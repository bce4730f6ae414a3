/** Whether a bit is set; behind the end none is. */
export const hasBit = (bits: Uint8Array, at: number): boolean =>
  (((bits[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;

/** Sets a bit, in the same bytes when they reach that far, else in longer ones for `length` bits. */
export function setBit(bits: Uint8Array, at: number, length: number): Uint8Array {
  const long = at >> 3 < bits.length ? bits : new Uint8Array(Math.ceil(length / 8));
  if (long !== bits) long.set(bits);
  long[at >> 3] = (long[at >> 3] ?? 0) | (1 << (at & 7));
  return long;
}
