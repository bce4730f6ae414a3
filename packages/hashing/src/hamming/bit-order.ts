/** Bytes of the table below: 32 bytes for each of 256 values of each of 32 bytes. */
export const orderTableBytes = 32 * 256 * 32;

/**
 * In which place of a stored row each bit of a hash stands. Neighbouring frequencies of real pictures move together, so
 * bits in their natural order would fill some keys of a band and leave others empty. Dealt out in the order of
 * frequency (row + column), every stretch of bits holds low and high ones.
 */
export function placesOfBits(): number[] {
  const bits = Array.from({ length: 256 }, (_, bit) => bit);
  const frequency = (bit: number): number => (bit >> 4) + (bit & 15);
  const dealt = bits.sort((a, b) => frequency(a) - frequency(b) || a - b);
  const places: number[] = [];
  for (const [turn, bit] of dealt.entries()) places[bit] = (turn % 16) * 16 + (turn >> 4);
  return places;
}

/** For byte b of a hash with value v, at (256 b + v) × 32, the part of a stored row that it sets. */
export function orderTable(): Uint8Array {
  const table = new Uint8Array(orderTableBytes);
  const places = placesOfBits();
  for (let byte = 0; byte < 32; byte++) {
    for (let value = 1; value < 256; value++) {
      const at = (byte * 256 + value) * 32;
      // The part of the value without its lowest bit is there already.
      const rest = (byte * 256 + (value & (value - 1))) * 32;
      table.copyWithin(at, rest, rest + 32);
      const lowest = 31 - Math.clz32(value & -value);
      // The text of a hash begins with bit 255.
      const place = places[(31 - byte) * 8 + lowest] ?? 0;
      table[at + (place >> 3)] = (table[at + (place >> 3)] ?? 0) | (1 << (place & 7));
    }
  }
  return table;
}
