import type { Act, RiskAct } from '../acts.ts';
import type { Analysis } from '../analyse.ts';
import { conceptNames } from '../analyse.ts';
import { ENGLISH } from '../words/word.ts';
import { type ActFeatures, actFeatures, BUCKETS, conceptSeeds } from './act-features.ts';
import { HEADS, OWN_WORDS, WEIGHED_ACTS } from './act-heads.ts';
import { WEIGHTS } from './act-weights.ts';
import { decodeWeights } from './weight-bytes.ts';

const { values, scale } = decodeWeights(WEIGHTS);
const seeds = conceptSeeds(conceptNames);

/** From here on the model says that a message does something, though no rule may have found what. */
const SURE = 0.4;
/** What a message weighs at least and at most that only the model found. */
const LEAST = 0.4;
const MOST = 0.66;
/** An act of which its own head is less sure than this is known, not present. */
const CLEAR = 0.2;
const VAGUE = 0.36;

/** Acts on which a warning may rest: here the model must not be against it. */
const GRAVE: ReadonlySet<RiskAct> = new Set([
  'threat-to-tell',
  'legal-threat',
  'ransom-to-family',
  'payment-demand',
  'credential-request',
  'picture-request',
  'meet-alone',
]);

/** Who warns of an act, tells of one or of a film performs none: here the model adds nothing to what rules found. */
const FRAMES = ['warning', 'story', 'reported'].flatMap((name) => conceptNames.get(name) ?? []);
const isFramed = ({ hits }: Analysis): boolean =>
  FRAMES.some((frame) => hits[frame]?.some(({ weak }) => !weak) === true);

const chance = (logit: number): number => 1 / (1 + Math.exp(-logit / scale));

/** How much surer or less sure a rule's finding becomes by how much the whole message looks like an act. */
function shift(any: number, { act, weight }: Act): number {
  // A clear question or praise is said by relatives too; what it does is still there to be seen.
  const share = GRAVE.has(act) ? 1 : weight >= 0.6 ? 0.4 : 0.6;
  if (any < 0.03) return -0.24 * share;
  if (any < 0.08) return -0.14 * share;
  if (any < 0.2) return -0.08 * share;
  if (any < 0.6) return 0;
  return any < 0.85 ? 0.04 : 0.08;
}

/** What a rule's finding loses where the head of that act sees little of it. */
function doubtOf(own: number): number {
  if (own < 0.02) return DOUBT[0];
  return own < 0.08 ? DOUBT[1] : 0;
}
const DOUBT = [0.16, 0.08] as const;

/** What the first head weighs, side by side: most messages need no other head. */
const anyValues = Int8Array.from({ length: BUCKETS }, (_, bucket) => values[bucket * HEADS] ?? 0);

/** The rules' findings as the model sees them, and the act that rules missed where the model is sure of one. */
export function weighActs(analysis: Analysis): Act[] {
  const { tokens, hits, ruled } = analysis;
  const strongest = new Map<RiskAct, number>();
  for (const { act, weight } of ruled) strongest.set(act, Math.max(strongest.get(act) ?? 0, weight));
  const features = actFeatures(tokens, hits, seeds, strongest);
  let logit = 0;
  for (let i = 0; i < features.count; i++) logit += anyValues[features.buckets[i] ?? 0] ?? 0;
  const any = chance(logit);
  const acts: Act[] = [];
  for (const one of ruled) {
    if (OWN_WORDS.has(one.act)) acts.push(one);
    else {
      const doubt = doubtOf(chance(logitOf(features, WEIGHED_ACTS.indexOf(one.act) + 1)));
      const weight = Math.round(Math.min(one.weight + shift(any, one) - doubt, 0.98) * 100) / 100;
      if (weight >= 0.3) acts.push({ ...one, weight });
    }
  }
  return any < SURE || isFramed(analysis) ? acts : withLikeliest(acts, any, features, analysis);
}

/** Adds the act that speaks most out of a message which surely performs one. */
function withLikeliest(acts: readonly Act[], any: number, features: ActFeatures, analysis: Analysis): Act[] {
  const logits = sum(features);
  const head = strongestHead(logits);
  const act = WEIGHED_ACTS[head - 1];
  if (act === undefined) return [...acts];
  const clear = chance(logits[head] ?? 0) >= CLEAR;
  // What a warning may rest on is not a matter of the likeliest guess.
  if (!clear && GRAVE.has(act)) return [...acts];
  const weight = clear ? LEAST + (MOST - LEAST) * ((any - SURE) / (1 - SURE)) : VAGUE;
  if (acts.some((one) => one.act === act && one.weight >= weight)) return [...acts];
  const lang = analysis.tokens.some(({ word }) => (word.hints & ENGLISH) !== 0) ? 'en' : 'vi';
  const found: Act = {
    act,
    ...spanOf(features, head, analysis),
    weight: Math.round(weight * 100) / 100,
    lang,
  };
  return [...acts.filter((one) => one.act !== act), found].sort((a, b) => a.start - b.start || a.end - b.end);
}

function logitOf({ count, buckets }: ActFeatures, head: number): number {
  let logit = 0;
  for (let i = 0; i < count; i++) logit += values[(buckets[i] ?? 0) * HEADS + head] ?? 0;
  return logit;
}

function sum({ count, buckets }: ActFeatures): Int32Array {
  const logits = new Int32Array(HEADS);
  for (let i = 0; i < count; i++) {
    const at = (buckets[i] ?? 0) * HEADS;
    for (let head = 0; head < HEADS; head++) logits[head] = (logits[head] ?? 0) + (values[at + head] ?? 0);
  }
  return logits;
}

function strongestHead(logits: Int32Array): number {
  let best = 1;
  for (let head = 2; head < HEADS; head++) if ((logits[head] ?? 0) > (logits[best] ?? 0)) best = head;
  return best;
}

/** From the first to the last of the four places that speak most for the act. */
function spanOf({ count, buckets, from, to }: ActFeatures, head: number, { folded, tokens }: Analysis) {
  const telling: { from: number; to: number; weight: number }[] = [];
  for (let i = 0; i < count; i++) {
    const weight = values[(buckets[i] ?? 0) * HEADS + head] ?? 0;
    if ((from[i] ?? -1) >= 0 && weight > 0) telling.push({ from: from[i] ?? 0, to: to[i] ?? 0, weight });
  }
  telling.sort((a, b) => b.weight - a.weight || a.from - b.from);
  const most = telling.slice(0, 4);
  const first = most.length === 0 ? 0 : Math.min(...most.map((one) => one.from));
  const last = most.length === 0 ? tokens.length - 1 : Math.max(...most.map((one) => one.to));
  const start = folded.starts[tokens[first]?.from ?? 0] ?? 0;
  const end = folded.ends[(tokens[last]?.to ?? 1) - 1] ?? start + 1;
  return { start, end };
}
