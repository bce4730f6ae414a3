import { BUCKETS } from './act-features.ts';
import { HEADS } from './act-heads.ts';

const VERSION = 1;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Weights of every head for every bucket, `[bucket * HEADS + head]`, in steps of `1 / scale`. */
export type ActWeights = { values: Int8Array; scale: number };

/**
 * Weights as base64url: version, scale, then for each head the gaps between buckets that weigh something (7 bits a
 * byte, the last without its top bit) each with its weight; a gap of 0 ends a head.
 */
export function encodeWeights({ values, scale }: ActWeights): string {
  const bytes: number[] = [VERSION, scale];
  for (let head = 0; head < HEADS; head++) {
    let last = -1;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const weight = values[bucket * HEADS + head] ?? 0;
      if (weight === 0) continue;
      for (let gap = bucket - last; ; gap >>>= 7) {
        bytes.push(gap >= 128 ? (gap & 127) | 128 : gap);
        if (gap < 128) break;
      }
      bytes.push(weight & 255);
      last = bucket;
    }
    bytes.push(0);
  }
  return toText(bytes);
}

/** Reads what `encodeWeights` wrote; throws on anything else. */
export function decodeWeights(text: string): ActWeights {
  const bytes = fromText(text);
  if (bytes[0] !== VERSION) throw new Error(`Read act weights: version is not ${VERSION} but "${bytes[0]}"`);
  const values = new Int8Array(BUCKETS * HEADS);
  let at = 2;
  for (let head = 0; head < HEADS; head++) {
    for (let bucket = -1; ; ) {
      let gap = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++] ?? 0;
        gap |= (byte & 127) << shift;
        if (byte < 128) break;
      }
      if (gap === 0) break;
      bucket += gap;
      values[bucket * HEADS + head] = bytes[at++] ?? 0;
    }
  }
  return { values, scale: bytes[1] ?? 1 };
}

function toText(bytes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const signs = Math.min(4, bytes.length - i + 1);
    for (let sign = 0; sign < signs; sign++) text += ALPHABET.charAt((group >> (18 - 6 * sign)) & 63);
  }
  return text;
}

function fromText(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let at = 0;
  let buffer = 0;
  let bits = 0;
  for (const sign of text) {
    buffer = ((buffer << 6) | ALPHABET.indexOf(sign)) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (buffer >> bits) & 255;
  }
  return bytes;
}
