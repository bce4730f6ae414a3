import type { Hit, Hits } from '../lexicon/spot-concepts.ts';
import type { Token } from '../words/token.ts';
import type { Compiled } from './compile-rules.ts';
import { hitAfter, hitBefore, hitStartingBefore } from './find-hits.ts';
import type { Rule } from './rule.ts';

/** A place where a rule's parts stand together, and how surely. */
export type Match = Hit & { weight: number };

type Sentence = { tokens: readonly Token[]; hits: Hits };

const place = (tokens: readonly Token[], word: number) => tokens[word]?.position ?? 0;

/** The parts after `first`, each after the one before. */
function inOrder(
  { tokens, hits }: Sentence,
  parts: readonly (readonly number[])[],
  reach: number,
  first: Hit,
) {
  let last = first;
  let guesses = first.weak ? 1 : 0;
  for (let i = 1; i < parts.length; i++) {
    const next = hitAfter(hits, parts[i] ?? [], last.to + 1);
    if (next === undefined || place(tokens, next.from) - place(tokens, last.to) > reach) return undefined;
    if (next.weak) guesses++;
    last = next;
  }
  return { from: first.from, to: last.to, guesses };
}

/** The parts around `first`, each at its nearest place (a compound part may hold another part). */
function inAnyOrder(
  { tokens, hits }: Sentence,
  parts: readonly (readonly number[])[],
  reach: number,
  first: Hit,
) {
  let { from, to } = first;
  let guesses = first.weak ? 1 : 0;
  for (let i = 1; i < parts.length; i++) {
    const after = hitAfter(hits, parts[i] ?? [], first.to + 1);
    const before = hitBefore(hits, parts[i] ?? [], first.from);
    const ahead = after ? place(tokens, after.from) - place(tokens, first.to) : Number.POSITIVE_INFINITY;
    const back = before ? place(tokens, first.from) - place(tokens, before.to) : Number.POSITIVE_INFINITY;
    if (Math.min(ahead, back) > reach) return undefined;
    if (ahead <= back) to = Math.max(to, after?.to ?? to);
    else from = Math.min(from, before?.from ?? from);
    if ((ahead <= back ? after : before)?.weak) guesses++;
  }
  return { from, to, guesses };
}

/** How many words after a finding and before it another concept still bears on it. */
type Around = { ahead: number; back: number };
const CONTEXT: Around = { ahead: 24, back: 24 };
/** The most that a finding without any of its `needs` can weigh. */
const UNSUPPORTED = 0.36;
/** What each part takes whose tones had to be guessed: three guesses find a sentence anywhere. */
const GUESSED = 0.07;
const EXCUSE: Around = { ahead: 0, back: 2 };

function isNear(
  { tokens, hits }: Sentence,
  concepts: readonly number[],
  span: { from: number; to: number },
  { ahead, back }: Around,
  guesses: boolean,
): boolean {
  const counts = (hit: Hit | undefined): hit is Hit => hit !== undefined && (guesses || !hit.weak);
  const inside = hitAfter(hits, concepts, span.from);
  if (counts(inside) && place(tokens, inside.from) - place(tokens, span.to) <= ahead) return true;
  const before = hitStartingBefore(hits, concepts, span.from);
  return counts(before) && place(tokens, span.from) - place(tokens, before.to) <= back;
}

/** Writes to `bits` which concepts a message has. */
export function markPresent(hits: Hits, bits: Int32Array): void {
  bits.fill(0);
  for (let concept = 0; concept < hits.length; concept++)
    if (hits[concept] !== undefined) bits[concept >> 5] = (bits[concept >> 5] ?? 0) | (1 << (concept & 31));
}

/** Whether each part of a rule has a concept that is there. */
export function canHold({ masks }: { masks: readonly Int32Array[] }, present: Int32Array): boolean {
  for (const mask of masks) {
    let some = 0;
    for (let i = 0; i < mask.length; i += 2) some |= (mask[i + 1] ?? 0) & (present[mask[i] ?? 0] ?? 0);
    if (some === 0) return false;
  }
  return true;
}

/** Every place where the rule holds, with its weight; weights below 0.3 are not worth saying. */
export function matchRule<R extends Rule>(compiled: Compiled<R>, sentence: Sentence): readonly Match[] {
  const { rule, parts, weighed, unless, without, needs } = compiled;
  const { hits } = sentence;
  const matches: Match[] = [];
  const find = rule.order === 'any' ? inAnyOrder : inOrder;
  for (const concept of parts[0] ?? [])
    for (const first of hits[concept] ?? []) {
      // A guessed syllable alone proves nothing; beside other parts it may, also as a part of a part.
      const weak = first.weak === true && parts.length === 1;
      if (weak && !('makes' in rule)) continue;
      const span = find(sentence, parts, rule.reach, first);
      if (span === undefined || isNear(sentence, unless, span, EXCUSE, false)) continue;
      const between = hitAfter(hits, without, span.from + 1);
      if (between && between.to < span.to) continue;
      let weight = rule.base - (parts.length > 1 ? GUESSED * span.guesses : 0);
      // A guessed syllable may raise a suspicion, never lower one.
      for (const { concepts, weight: more } of weighed)
        if (isNear(sentence, concepts, span, CONTEXT, more > 0)) weight += more;
      if (needs.length > 0 && !isNear(sentence, needs, span, CONTEXT, true))
        weight = Math.min(weight, UNSUPPORTED);
      if (weight >= 0.295)
        matches.push({
          from: span.from,
          to: span.to,
          lang: first.lang,
          weak,
          weight: Math.min(weight, 0.98),
        });
    }
  return matches;
}
