import { ACT_CODES, type ActCode, actIndex } from '@khong-mot-minh/contracts/codes';
import type { FoundAct } from '../facts.ts';

const DAY_MS = 86_400_000;
/** Evidence fades by half in a week without contact … */
const HALF_LIFE_MS = 7 * DAY_MS;
/** … and by half in sixty messages, so that a long harmless talk outweighs one odd sentence. */
const HALF_LIFE_MESSAGES = 60;
export const MAX_CITATIONS = 8;
/** Below this weight a finding is a guess. */
const FAINT = 0.4;
/** Evidence is kept as 16-bit steps, so that a stored pair reads back exactly. */
const STEPS = 65_535;

/** Where an act stands: the sequence number of its event, offset and length in UTF-16 units. */
export type Citation = { seq: number; start: number; length: number; concept: ActCode };

/** What is remembered of one account writing to another: no text, only how much of which act, and where. */
export type PairState = {
  firstAtMs: number;
  lastAtMs: number;
  messages: number;
  accepted: boolean;
  /** One 16-bit step count for each entry of `ACT_CODES`. */
  evidence: readonly number[];
  citations: readonly Citation[];
};

/** What most pairs have, kept once. */
export const NO_EVIDENCE: readonly number[] = ACT_CODES.map(() => 0);

/** A pair that has not been in contact yet. */
export const newPair = (atMs: number): PairState => ({
  firstAtMs: atMs,
  lastAtMs: atMs,
  messages: 0,
  accepted: false,
  evidence: NO_EVIDENCE,
  citations: [],
});

/** Evidence of an act, 0–1. */
export function evidenceOf(pair: PairState | undefined, act: ActCode): number {
  const index = actIndex(act);
  return index === undefined ? 0 : evidenceAt(pair, index);
}

/** The same by the act's place in `ACT_CODES`, for who asks at every message. */
export const evidenceAt = (pair: PairState | undefined, index: number): number =>
  (pair?.evidence[index] ?? 0) / STEPS;

function faded(pair: PairState, atMs: number, messages: number): readonly number[] {
  if (pair.evidence === NO_EVIDENCE) return NO_EVIDENCE;
  const elapsed = Math.max(0, atMs - pair.lastAtMs);
  const factor = 0.5 ** (elapsed / HALF_LIFE_MS + messages / HALF_LIFE_MESSAGES);
  return pair.evidence.map((steps) => (steps === 0 ? 0 : Math.floor(steps * factor)));
}

/** The pair as it stands at a later moment, when nothing came since. */
export const pairAt = (pair: PairState, atMs: number): PairState => ({
  ...pair,
  evidence: faded(pair, atMs, 0),
});

/** The pair after one more event: everything known fades, what was found now is added. */
export function pairAfter(
  state: PairState | undefined,
  event: { atMs: number; seq: number; found: readonly FoundAct[]; accepted?: boolean },
): PairState {
  const pair = state ?? newPair(event.atMs);
  const evidence = withFound(faded(pair, event.atMs, 1), event.found);
  return {
    firstAtMs: Math.min(pair.firstAtMs, event.atMs),
    lastAtMs: Math.max(pair.lastAtMs, event.atMs),
    messages: Math.min(pair.messages + 1, STEPS),
    accepted: pair.accepted || event.accepted === true,
    evidence,
    citations: cite(pair.citations, event.seq, event.found),
  };
}

/**
 * The pair without one message: its citations go, and with them the evidence of each act that stands nowhere else.
 * Where another message says the same act, the evidence stays and fades as before.
 */
export function pairWithout(pair: PairState, seq: number): PairState {
  const citations = pair.citations.filter((citation) => citation.seq !== seq);
  if (citations.length === pair.citations.length) return pair;
  const evidence = [...pair.evidence];
  for (const { concept } of pair.citations)
    if (!citations.some((citation) => citation.concept === concept)) evidence[ACT_CODES.indexOf(concept)] = 0;
  return { ...pair, evidence, citations };
}

function withFound(before: readonly number[], found: readonly FoundAct[]): readonly number[] {
  if (found.length === 0) return before;
  const evidence = [...before];
  for (const [act, weight] of strongest(found)) {
    const index = ACT_CODES.indexOf(act);
    const known = (evidence[index] ?? 0) / STEPS;
    // A faint guess said twice is still a guess.
    const now = weight < FAINT ? Math.max(known, weight) : 1 - (1 - known) * (1 - weight);
    evidence[index] = Math.round(now * STEPS);
  }
  return evidence;
}

/** Several findings of one act in one event count once, by the strongest: repetition in a message adds nothing. */
export function strongest(found: readonly FoundAct[]): Map<ActCode, number> {
  const weights = new Map<ActCode, number>();
  for (const { act, weight } of found) weights.set(act, Math.max(weights.get(act) ?? 0, clamp(weight)));
  return weights;
}

const clamp = (weight: number): number => (weight >= 0 ? Math.min(weight, 1) : 0);

function cite(kept: readonly Citation[], seq: number, found: readonly FoundAct[]): readonly Citation[] {
  if (found.length === 0) return kept;
  const all = [...kept];
  const cited = new Set<ActCode>();
  for (const { act, start, end } of inTextOrder(found)) {
    if (cited.has(act)) continue;
    cited.add(act);
    all.push({ seq, start, length: Math.min(Math.max(end - start, 0), 255), concept: act });
  }
  while (all.length > MAX_CITATIONS) all.splice(leastTelling(all), 1);
  return all;
}

/** The first citation of an act and the newest say most; the ones between go first, then the mildest act. */
function leastTelling(citations: readonly Citation[]): number {
  const count = new Map<ActCode, number>();
  for (const { concept } of citations) count.set(concept, (count.get(concept) ?? 0) + 1);
  const seen = new Set<ActCode>();
  for (const [index, { concept }] of citations.entries()) {
    if (seen.has(concept) && (count.get(concept) ?? 0) > 1 && index < citations.length - 1) return index;
    seen.add(concept);
  }
  const order = citations.map(({ concept }, index) => ({ index, repeat: count.get(concept) ?? 0, concept }));
  order.sort((a, b) => b.repeat - a.repeat || gravity(a.concept) - gravity(b.concept) || a.index - b.index);
  return order[0]?.index ?? 0;
}

/** `ACT_CODES` runs from harmless questions to threats; what the other side says matters least as a citation. */
function gravity(act: ActCode): number {
  if (act === 'refusal' || act === 'discomfort') return -1;
  return ACT_CODES.indexOf(act);
}

/** Findings in the order of the text, whatever order the detector gave. */
export function inTextOrder(found: readonly FoundAct[]): FoundAct[] {
  return [...found].sort(
    (a, b) =>
      a.start - b.start || a.end - b.end || (a.act < b.act ? -1 : a.act > b.act ? 1 : b.weight - a.weight),
  );
}
