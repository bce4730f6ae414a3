import { ACT_CODES } from '@khong-mot-minh/contracts/codes';
import { putBase64, toBase64 } from './base64.ts';
import { pull, put } from './numbers.ts';
import { type Citation, MAX_CITATIONS, NO_EVIDENCE, type PairState } from './pair.ts';
import type { Piece } from './table-record.ts';

const VERSION = 2;
/** What pairs of before decision 0040 begin with: their sequence numbers had 32 bits. */
const NARROW_VERSION = 1;
const HEAD_BYTES = 17;
const EVIDENCE_BYTES = 3;
const SEQ_BYTES = 6;
const NARROW_SEQ_BYTES = 4;
const CITATION_REST_BYTES = 4;
const CITATION_BYTES = SEQ_BYTES + CITATION_REST_BYTES;
const NO_CITATIONS: readonly Citation[] = [];

/** Bytes of the largest pair. */
export const PAIR_BYTES = HEAD_BYTES + ACT_CODES.length * EVIDENCE_BYTES + MAX_CITATIONS * CITATION_BYTES;

/**
 * Writes a pair, and gives the number of its bytes, at most `PAIR_BYTES`.
 * Layout: version, flags, first (48 bits), last − first (48), messages (16), number of acts, evidence as (act, 16 bits)
 * for each act that is not zero, citations as sequence number (48 bits), start (16), length, act.
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
    at = put(bytes, at, seq, SEQ_BYTES);
    at = put(bytes, at, start, 2);
    bytes[at++] = length;
    bytes[at++] = ACT_CODES.indexOf(concept);
  }
  return at;
}

/**
 * Reads what `putPair` wrote, today or with 32 bits for a sequence number; throws on anything else: a damaged state
 * must not pass as an empty one.
 */
export function pullPair({ bytes, from, to }: Piece): PairState {
  const version = from < to ? bytes[from] : undefined;
  if (version !== VERSION && version !== NARROW_VERSION)
    throw new Error(`Read pair state: version is not ${NARROW_VERSION} or ${VERSION} but ${version}`);
  const present = bytes[from + 16] ?? 0;
  const citationsFrom = from + HEAD_BYTES + present * EVIDENCE_BYTES;
  const firstAtMs = pull(bytes, from + 2, 6);
  return {
    firstAtMs,
    lastAtMs: firstAtMs + pull(bytes, from + 8, 6),
    messages: pull(bytes, from + 14, 2),
    accepted: bytes[from + 1] === 1,
    evidence: present === 0 ? NO_EVIDENCE : evidenceIn(bytes, from + HEAD_BYTES, citationsFrom),
    citations:
      citationsFrom >= to
        ? NO_CITATIONS
        : citationsIn(bytes, citationsFrom, to, version === VERSION ? SEQ_BYTES : NARROW_SEQ_BYTES),
  };
}

/** Whether a pair cites anything, without reading it. */
export const hasCitations = ({ bytes, from, to }: Piece): boolean =>
  from + HEAD_BYTES + (bytes[from + 16] ?? 0) * EVIDENCE_BYTES < to;

function citationsIn(bytes: Uint8Array, from: number, to: number, seqBytes: number): Citation[] {
  const citations: Citation[] = [];
  const size = seqBytes + CITATION_REST_BYTES;
  for (let at = from; at + size <= to; at += size) {
    const rest = at + seqBytes;
    const concept = ACT_CODES[bytes[rest + 3] ?? ACT_CODES.length];
    if (concept === undefined) throw new Error('Read pair state: a citation is unknown');
    citations.push({
      seq: pull(bytes, at, seqBytes),
      start: pull(bytes, rest, 2),
      length: bytes[rest + 2] ?? 0,
      concept,
    });
  }
  return citations;
}

function evidenceIn(bytes: Uint8Array, from: number, to: number): number[] {
  const evidence = [...NO_EVIDENCE];
  for (let at = from; at < to; at += EVIDENCE_BYTES) {
    const act = bytes[at] ?? ACT_CODES.length;
    if (act >= ACT_CODES.length) throw new Error(`Read pair state: act ${act} is unknown`);
    evidence[act] = pull(bytes, at + 1, 2);
  }
  return evidence;
}

const buffer = new Uint8Array(PAIR_BYTES);

/** A pair as base64url text, as journal and checkpoint keep it. */
export const encodePair = (pair: PairState): string => toBase64(buffer, putPair(buffer, pair));

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
