const WORD = 2 ** 32;

/** Writes a whole number that is not negative, highest byte first, and gives the place behind it. */
export function put(bytes: Uint8Array, at: number, value: number, width: number): number {
  // Times pass 32 bits, so there are two halves.
  let left = value >>> 0;
  const low = at + width - 4;
  for (let i = at + width - 1; i >= at; i--) {
    bytes[i] = left & 255;
    left = i === low ? Math.floor(value / WORD) : left >>> 8;
  }
  return at + width;
}

/** Reads what `put` wrote, at most 48 bits. */
export function pull(bytes: Uint8Array, at: number, width: number): number {
  let high = 0;
  let low = 0;
  const end = at + width;
  for (let i = at; i < end; i++) {
    high = (high << 8) | (low >>> 24);
    low = (low << 8) | (bytes[i] ?? 0);
  }
  return high * WORD + (low >>> 0);
}

/** Copies a few bytes; for so few, asking the runtime costs more than doing it. */
export function copyBytes(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
  let place = at;
  if (end - start > MANY) {
    to.set(from.subarray(start, end), at);
    return at + end - start;
  }
  for (let i = start; i < end; i++) to[place++] = from[i] ?? 0;
  return place;
}

const MANY = 128;
