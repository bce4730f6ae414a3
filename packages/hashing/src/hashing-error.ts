/**
 * Why hashing or indexing refused.
 *
 * - `bad-size`: width or height is no positive whole number, or there are not width × height × 4 bytes
 * - `bad-hash`: not 64 lower-case hexadecimal digits, or not 32 bytes
 * - `bad-radius`: outside 0 to 31, for which the index is exact
 * - `bad-file`: an exported index that is cut off, altered or of another version
 * - `too-many`: more hashes than one index can hold (4 GiB)
 */
export type HashingErrorCode = 'bad-size' | 'bad-hash' | 'bad-radius' | 'bad-file' | 'too-many';

/** An expected failure of this package; its message never contains a hash or pixels. */
export class HashingError extends Error {
  override readonly name = 'HashingError';
  readonly code: HashingErrorCode;

  constructor(code: HashingErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
