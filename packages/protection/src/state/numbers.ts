/** Writes a number, highest byte first, and gives the place behind it. */
export function put(bytes: Uint8Array, at: number, value: number, width: number): number {
  let left = value;
  // Times pass 32 bits, so this divides instead of shifting.
  for (let i = at + width - 1; i >= at; i--) {
    const high = Math.floor(left / 256);
    bytes[i] = left - high * 256;
    left = high;
  }
  return at + width;
}

/** Reads what `put` wrote. */
export function pull(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}
