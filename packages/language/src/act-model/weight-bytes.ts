import { BUCKETS } from './act-features.ts';
import { HEADS } from './act-heads.ts';

const VERSION = 1;

/** Weights of every head for every bucket, `[bucket * HEADS + head]`, in steps of `1 / scale`. */
export type ActWeights = { values: Int8Array; scale: number };

/**
 * Weights as bytes: version, scale, then for each head the gaps between buckets that weigh something (7 bits a
 * byte, the last without its top bit) each with its weight; a gap of 0 ends a head.
 */
export function encodeWeights({ values, scale }: ActWeights): Uint8Array {
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
  return Uint8Array.from(bytes);
}

/** Reads what `encodeWeights` wrote; throws on anything else. */
export function decodeWeights(bytes: Uint8Array): ActWeights {
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
