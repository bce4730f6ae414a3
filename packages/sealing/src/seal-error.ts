/**
 * Why sealing or opening failed.
 *
 * - `malformed`: a key, envelope or sealed value does not have the agreed shape
 * - `too-long`: the text does not fit into one sealed value
 * - `not-a-recipient`: no envelope carries this key id
 * - `wrong-key`: the private key does not belong to the key id, or the lock was made with another key
 * - `wrong-envelope`: made for another kind or id, or altered (the cipher cannot tell these apart)
 * - `altered-content`: the envelope opened, the content did not
 */
export type SealErrorCode =
  | 'malformed'
  | 'too-long'
  | 'not-a-recipient'
  | 'wrong-key'
  | 'wrong-envelope'
  | 'altered-content';

/** An expected failure of this package; its message never contains content or keys. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly code: SealErrorCode;

  constructor(code: SealErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
