import { HashingError } from './hashing-error.ts';

/** Bytes of one PDQ hash. */
export const hashBytes = 32;

const pattern = /^[0-9a-f]{64}$/;

/** Whether this is a PDQ hash as the exchanges write it: 64 lower-case hexadecimal digits. */
export const isHash = (value: unknown): value is string => typeof value === 'string' && pattern.test(value);

/** The 32 bytes of a hash, in the order of its text. */
export function hexToBytes(hash: string): Uint8Array<ArrayBuffer> {
  if (!pattern.test(hash)) throw badHash(hash.length, 'digits');
  const bytes = new Uint8Array(hashBytes);
  for (let at = 0; at < hashBytes; at++) {
    bytes[at] = (digit(hash.charCodeAt(2 * at)) << 4) | digit(hash.charCodeAt(2 * at + 1));
  }
  return bytes;
}

/** The text of a hash: 64 lower-case hexadecimal digits. */
export function bytesToHex(bytes: Uint8Array): string {
  if (bytes.length !== hashBytes) throw badHash(bytes.length, 'bytes');
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

// '0' is 48 and 'a' is 97, which stands for ten.
const digit = (code: number): number => (code < 58 ? code - 48 : code - 87);

const badHash = (length: number, unit: string): HashingError =>
  new HashingError(
    'bad-hash',
    `Read a hash of ${length} ${unit}: it must be 64 lower-case hexadecimal digits or 32 bytes`,
  );
