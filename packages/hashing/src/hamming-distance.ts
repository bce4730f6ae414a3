import { hexToBytes } from './hash-hex.ts';

/** How many of the 256 bits of a hash are set; half of them, unless the picture is flat. */
export function popcount(hash: string): number {
  let count = 0;
  for (const byte of hexToBytes(hash)) count += ones(byte);
  return count;
}

/** In how many bits two hashes differ: 0 to 256. */
export function hammingDistance(left: string, right: string): number {
  const other = hexToBytes(right);
  let count = 0;
  for (const [at, byte] of hexToBytes(left).entries()) count += ones(byte ^ (other[at] ?? 0));
  return count;
}

function ones(byte: number): number {
  const pairs = byte - ((byte >>> 1) & 0x55);
  const nibbles = (pairs & 0x33) + ((pairs >>> 2) & 0x33);
  return (nibbles + (nibbles >>> 4)) & 0x0f;
}
