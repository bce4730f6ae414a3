import { ACT_CODES, type ActCode } from '@khong-mot-minh/contracts/codes';
import type { Hits } from '../lexicon/spot-concepts.ts';
import { firstFrom } from '../rules/find-hits.ts';
import type { Token } from '../words/token.ts';
import type { Segment } from './segments.ts';

/** Buckets of the hashed features; a power of two. */
export const BUCKETS = 65536;
/** Features of a message at most: a long text has its say early. */
const MOST = 640;
const MOST_WORDS = 160;
const MOST_HITS = 96;

const fnv = (text: string, seed: number): number => {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
};
const mix = (a: number, b: number): number => {
  let hash = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6)), 0x85ebca6b);
  hash ^= hash >>> 13;
  return Math.imul(hash, 0xc2b2ae35);
};

/** Each bucket once; `from` and `to` are the words it comes from, -1 where it is of the whole message. */
export type ActFeatures = { count: number; buckets: Int32Array; from: Int32Array; to: Int32Array };

const WEAK = 0x55555555;
const BIAS = 0x1f3d5b79;
const WORD = 2;
const TONED_WORD = 3;
const FIRST = 0x7f4a7c15;
const NUMBER = 0x3c6ef372;

const actSeeds = new Map<ActCode, number>(ACT_CODES.map((act) => [act, fnv(act, 0x6a09e667)]));

/** What features need to know of concepts: a number for each that does not change when concepts are added. */
export const conceptSeeds = (names: ReadonlyMap<string, number>): number[] =>
  [...names.keys()].map((name) => fnv(name, 0x2545f491));

/** One scratch for all messages: the caller reads it before the next message comes. */
const scratch: ActFeatures = {
  count: 0,
  buckets: new Int32Array(MOST),
  from: new Int32Array(MOST),
  to: new Int32Array(MOST),
};
const seenIn = new Uint32Array(BUCKETS);
let message = 0;

function add(hash: number, from: number, to: number): void {
  const bucket = (hash ^ (hash >>> 16)) & (BUCKETS - 1);
  if (seenIn[bucket] === message || scratch.count === MOST) return;
  seenIn[bucket] = message;
  scratch.buckets[scratch.count] = bucket;
  scratch.from[scratch.count] = from;
  scratch.to[scratch.count] = to;
  scratch.count++;
}

/**
 * The features of a message or of a segment of it: its concepts, its words and pairs of words, and what rules found.
 * Read them at once.
 */
export function actFeatures(
  tokens: readonly Token[],
  hits: Hits,
  seeds: readonly number[],
  ruled: ReadonlyMap<ActCode, number>,
  { from: start, end }: Segment = { from: 0, end: tokens.length },
): ActFeatures {
  scratch.count = 0;
  message = (message + 1) >>> 0 || 1;
  add(BIAS, -1, -1);
  let left = MOST_HITS;
  for (let concept = 0; concept < hits.length; concept++) {
    const list = hits[concept];
    const seed = seeds[concept];
    if (list === undefined || seed === undefined) continue;
    for (let i = firstFrom(list, start); i < list.length; i++) {
      const hit = list[i];
      if (hit === undefined || hit.from >= end) break;
      if (hit.to >= end) continue;
      if (left-- <= 0) break;
      add(mix(seed ^ (hit.weak ? WEAK : 0), 1), hit.from, hit.to);
    }
  }
  let last = FIRST;
  const stop = Math.min(end, start + MOST_WORDS);
  for (let i = start; i < stop; i++) {
    const word = tokens[i]?.word;
    if (word === undefined) break;
    const hash = word.numeric ? NUMBER : word.baseHash;
    add(mix(hash, WORD), i, i);
    if (word.marked) add(mix(word.keyHash, TONED_WORD), i, i);
    add(mix(last, hash), i === start ? i : i - 1, i);
    last = hash;
  }
  for (const [act, weight] of ruled) {
    const strongest = Math.min(Math.floor(weight * 10), 8);
    for (let strength = 3; strength <= strongest; strength++)
      add(mix(actSeeds.get(act) ?? 0, strength), -1, -1);
  }
  return scratch;
}
