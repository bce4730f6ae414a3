import { bytesToHex, hashBytes } from '../hash-hex.ts';

/** Bit 16 i + j is set when the coefficient exceeds the lower median; the text begins with bit 255. */
export function hashOfCoefficients(coefficients: Float32Array): string {
  const median = Float32Array.from(coefficients).sort()[127] ?? 0;
  const bytes = new Uint8Array(hashBytes);
  for (const [bit, value] of coefficients.entries()) {
    if (value > median)
      bytes[hashBytes - 1 - (bit >> 3)] = (bytes[hashBytes - 1 - (bit >> 3)] ?? 0) | (1 << (bit & 7));
  }
  return bytesToHex(bytes);
}
