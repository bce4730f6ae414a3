import { type Bytes, utf8 } from './bytes.ts';
import { SealError } from './seal-error.ts';

const STEP = 1024;
const PREFIX = 4;

/** Longest text in UTF-8 bytes: with the tag and the IV, `ct` stays below the 60,000 characters of `Sealed`. */
export const MAX_TEXT_BYTES = 43 * STEP - PREFIX;

/** Length (4 bytes, big-endian) ‖ UTF-8 ‖ zeros up to the next 1 KiB: the size says little about the text. */
export function pad(text: string): Bytes {
  const content = utf8(text);
  if (content.length > MAX_TEXT_BYTES)
    throw new SealError('too-long', `Pad text: "${content.length}" bytes, at most ${MAX_TEXT_BYTES}`);
  const padded = new Uint8Array(Math.ceil((PREFIX + content.length) / STEP) * STEP);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, PREFIX);
  return padded;
}

/** The inverse of `pad`; accepts only what `pad` makes. */
export function unpad(padded: Bytes): string {
  const length = padded.length < PREFIX ? 0 : new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  const end = PREFIX + length;
  const exact =
    padded.length === Math.ceil(end / STEP) * STEP && padded.subarray(end).every((byte) => byte === 0);
  if (!exact) throw new SealError('malformed', 'Unpad text: not padded to a 1 KiB step');
  try {
    // ignoreBOM keeps a leading U+FEFF, which belongs to the text
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(padded.subarray(PREFIX, end));
  } catch (cause) {
    throw new SealError('malformed', 'Unpad text: not UTF-8', cause);
  }
}
