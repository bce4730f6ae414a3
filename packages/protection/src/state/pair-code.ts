import { ACTS } from '../acts.ts';
import { putBase64, toBase64 } from './base64.ts';
import { pull, put } from './numbers.ts';
import { type Citation, MAX_CITATIONS, NO_EVIDENCE, type PairState } from './pair.ts';
import type { Piece } from './table-record.ts';

const VERSION = 1;
const HEAD_BYTES = 17;
const EVIDENCE_BYTES = 3;
const CITATION_BYTES = 8;
const NO_CITATIONS: readonly Citation[] = [];

/** Room for the largest pair. */
export const PAIR_BYTES = HEAD_BYTES + ACTS.length * EVIDENCE_BYTES + MAX_CITATIONS * CITATION_BYTES;

/**
 * Writes a pair, at most 156 bytes, and gives their number.
 * Layout: version, flags, first (48 bits), last − first (48), messages (16), evidence as (act, 16 bits) for each act
 * that is not zero, citations of 8 bytes.
 */
export function putPair(bytes: Uint8Array, pair: PairState): number {
  const { evidence, citations } = pair;
  bytes[0] = VERSION;
  bytes[1] = pair.accepted ? 1 : 0;
  put(bytes, 2, pair.firstAtMs, 6);
  put(bytes, 8, Math.max(0, pair.lastAtMs - pair.firstAtMs), 6);
  put(bytes, 14, pair.messages, 2);
  let present = 0;
  let at = HEAD_BYTES;
  for (let act = 0; evidence !== NO_EVIDENCE && act < evidence.length; act++) {
    const steps = evidence[act] ?? 0;
    if (steps === 0) continue;
    present++;
    bytes[at] = act;
    at = put(bytes, at + 1, steps, 2);
  }
  bytes[16] = present;
  for (const { seq, start, length, concept } of citations) {
    at = put(bytes, at, seq, 4);
    at = put(bytes, at, start, 2);
    bytes[at++] = length;
    bytes[at++] = ACTS.indexOf(concept);
  }
  return at;
}

/** Reads what `putPair` wrote; throws on anything else: a damaged state must not pass as an empty one. */
export function pullPair({ bytes, from, to }: Piece): PairState {
  if (from >= to || bytes[from] !== VERSION)
    throw new Error(`Read pair state: version is not ${VERSION} but ${from < to ? bytes[from] : undefined}`);
  const present = bytes[from + 16] ?? 0;
  const citationsFrom = from + HEAD_BYTES + present * EVIDENCE_BYTES;
  const firstAtMs = pull(bytes, from + 2, 6);
  return {
    firstAtMs,
    lastAtMs: firstAtMs + pull(bytes, from + 8, 6),
    messages: pull(bytes, from + 14, 2),
    accepted: bytes[from + 1] === 1,
    evidence: present === 0 ? NO_EVIDENCE : evidenceIn(bytes, from + HEAD_BYTES, citationsFrom),
    citations: citationsFrom + CITATION_BYTES > to ? NO_CITATIONS : citationsIn(bytes, citationsFrom, to),
  };
}

function citationsIn(bytes: Uint8Array, from: number, to: number): Citation[] {
  const citations: Citation[] = [];
  for (let at = from; at + CITATION_BYTES <= to; at += CITATION_BYTES) {
    const concept = ACTS[bytes[at + 7] ?? ACTS.length];
    if (concept === undefined) throw new Error('Read pair state: a citation is unknown');
    citations.push({
      seq: pull(bytes, at, 4),
      start: pull(bytes, at + 4, 2),
      length: bytes[at + 6] ?? 0,
      concept,
    });
  }
  return citations;
}

function evidenceIn(bytes: Uint8Array, from: number, to: number): number[] {
  const evidence = [...NO_EVIDENCE];
  for (let at = from; at < to; at += EVIDENCE_BYTES) {
    const act = bytes[at] ?? ACTS.length;
    if (act >= ACTS.length) throw new Error(`Read pair state: act ${act} is unknown`);
    evidence[act] = pull(bytes, at + 1, 2);
  }
  return evidence;
}

const room = new Uint8Array(PAIR_BYTES);

/** A pair as base64url text, as journal and checkpoint keep it. */
export const encodePair = (pair: PairState): string => toBase64(room, putPair(room, pair));

/** Reads what `encodePair` wrote. */
export function decodePair(text: string): PairState {
  const bytes = new Uint8Array(text.length);
  return pullPair({ bytes, from: 0, to: putBase64(text, bytes) });
}

/**
 * Writes one more contact into the bytes of a pair without evidence, where they lie; false where the pair has some,
 * because that fades.
 */
export function countContact({ bytes, from, to }: Piece, atMs: number): boolean {
  if (to - from !== HEAD_BYTES || bytes[from] !== VERSION) return false;
  const firstAtMs = pull(bytes, from + 2, 6);
  const lastAtMs = firstAtMs + pull(bytes, from + 8, 6);
  const first = Math.min(firstAtMs, atMs);
  put(bytes, from + 2, first, 6);
  put(bytes, from + 8, Math.max(lastAtMs, atMs) - first, 6);
  put(bytes, from + 14, Math.min(pull(bytes, from + 14, 2) + 1, MOST_MESSAGES), 2);
  return true;
}

/** Messages are counted in 16 bits. */
const MOST_MESSAGES = 65_535;
