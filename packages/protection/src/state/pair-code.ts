import { ACTS } from '../acts.ts';
import { pull, put } from './numbers.ts';
import { type Citation, NO_EVIDENCE, type PairState } from './pair.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VERSION = 1;
const HEAD_BYTES = 17;
const EVIDENCE_BYTES = 3;
const CITATION_BYTES = 8;

/**
 * A pair as bytes: at most 156 of them.
 * Layout: version, flags, first (48 bits), last − first (48), messages (16), evidence as (act, 16 bits) for each act
 * that is not zero, citations of 8 bytes.
 */
export function pairToBytes(pair: PairState): Uint8Array {
  const { evidence, citations } = pair;
  let present = 0;
  for (const steps of evidence) if (steps > 0) present++;
  const bytes = new Uint8Array(HEAD_BYTES + present * EVIDENCE_BYTES + citations.length * CITATION_BYTES);
  bytes[0] = VERSION;
  bytes[1] = pair.accepted ? 1 : 0;
  put(bytes, 2, pair.firstAtMs, 6);
  put(bytes, 8, Math.max(0, pair.lastAtMs - pair.firstAtMs), 6);
  put(bytes, 14, pair.messages, 2);
  bytes[16] = present;
  let at = HEAD_BYTES;
  for (const [act, steps] of evidence.entries()) {
    if (steps === 0) continue;
    bytes[at] = act;
    at = put(bytes, at + 1, steps, 2);
  }
  for (const { seq, start, length, concept } of citations) {
    at = put(bytes, at, seq, 4);
    at = put(bytes, at, start, 2);
    bytes[at++] = length;
    bytes[at++] = ACTS.indexOf(concept);
  }
  return bytes;
}

/** Reads what `pairToBytes` wrote; throws on anything else: a damaged state must not pass as an empty one. */
export function pairFromBytes(bytes: Uint8Array): PairState {
  if (bytes[0] !== VERSION) throw new Error(`Read pair state: version is not ${VERSION} but ${bytes[0]}`);
  const evidence = (bytes[16] ?? 0) === 0 ? NO_EVIDENCE : evidenceIn(bytes);
  const firstAtMs = pull(bytes, 2, 6);
  let at = HEAD_BYTES + (bytes[16] ?? 0) * EVIDENCE_BYTES;
  const citations: Citation[] = [];
  for (; at + 8 <= bytes.length; at += 8) {
    const concept = ACTS[bytes[at + 7] ?? ACTS.length];
    if (concept === undefined) throw new Error('Read pair state: a citation is unknown');
    citations.push({
      seq: pull(bytes, at, 4),
      start: pull(bytes, at + 4, 2),
      length: bytes[at + 6] ?? 0,
      concept,
    });
  }
  return {
    firstAtMs,
    lastAtMs: firstAtMs + pull(bytes, 8, 6),
    messages: pull(bytes, 14, 2),
    accepted: bytes[1] === 1,
    evidence,
    citations,
  };
}

function evidenceIn(bytes: Uint8Array): number[] {
  const evidence = [...NO_EVIDENCE];
  const end = HEAD_BYTES + (bytes[16] ?? 0) * EVIDENCE_BYTES;
  for (let at = HEAD_BYTES; at < end; at += EVIDENCE_BYTES) {
    const act = bytes[at] ?? ACTS.length;
    if (act >= ACTS.length) throw new Error(`Read pair state: act ${act} is unknown`);
    evidence[act] = pull(bytes, at + 1, 2);
  }
  return evidence;
}

/** A pair as base64url text, as journal and checkpoint keep it. */
export const encodePair = (pair: PairState): string => toBase64(pairToBytes(pair));

/** Reads what `encodePair` wrote. */
export const decodePair = (text: string): PairState => pairFromBytes(fromBase64(text));

/** Bytes as base64url text. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const signs = Math.min(4, bytes.length - i + 1);
    for (let sign = 0; sign < signs; sign++) text += ALPHABET[(group >> (18 - 6 * sign)) & 63];
  }
  return text;
}

const signValue = new Uint8Array(128).fill(255);
for (let i = 0; i < ALPHABET.length; i++) signValue[ALPHABET.charCodeAt(i)] = i;

/** Bytes of a base64url text. */
export function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let at = 0;
  let buffer = 0;
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    buffer = ((buffer << 6) | (signValue[text.charCodeAt(i)] ?? 0)) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (buffer >> bits) & 255;
  }
  return bytes;
}
