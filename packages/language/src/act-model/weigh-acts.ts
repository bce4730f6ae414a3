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

/** Where a message looks less like any act than this, no single head is asked: most messages. */
const SURE = 0.1;
/** What an act weighs at most that only the model found: nobody can say which words it rests on. */
const MOST = 0.7;
/** What is less likely than this is not said at all. */
const LEAST = 0.3;

/**
 * How likely a finding is right, from the logits of its own head and of "any act" (each held within `EVEN`) and, where
 * a rule found it, from the rule's weight. Fitted by `npm run fit:confidence` on messages that the model had not seen.
 */
const RULED = { base: -0.79, own: 0.37, any: 0.33, rule: 0.59 };
const UNRULED = { base: -0.57, own: 0.55, any: 0.25 };
const EVEN = 6;

/**
 * Plain words stay what they are: "do not tell your mum" is said before a birthday too, so the model expects little of
 * it, but who says it to whom is for the policy to see. Only what the model is sure to be something else falls further.
 */
const plainLeast = (rule: number, own: number, any: number): number => {
  // A threat drowns the head of the demand that stands beside it: where a message surely does something, rules say what.
  if (any >= 2 && rule >= 0.5) return rule - 0.15;
  if (rule >= 0.6) return own >= -4 ? Math.min(rule - 0.2, 0.5) : 0;
  if (rule >= 0.5 && own >= 0) return rule;
  return rule >= 0.5 && own >= -2 ? 0.4 : 0;
};

/** Who warns of an act, tells or fears one, speaks of a film or promises to keep quiet performs none, and kin who come to fetch somebody do not either: here the model adds nothing to what rules found. */
const FRAMES = ['warning', 'story', 'reported', 'they-would', 'safe-keeping', 'kin-comes'].flatMap(
  (name) => conceptNames.get(name) ?? [],
);
const isFramed = ({ hits }: Analysis): boolean =>
  FRAMES.some((frame) => hits[frame]?.some(({ weak }) => !weak) === true);

const chance = (logit: number): number => 1 / (1 + Math.exp(-logit));
const held = (steps: number): number => Math.max(-EVEN, Math.min(EVEN, steps / scale));
const rounded = (weight: number): number => Math.round(weight * 100) / 100;

/** What the first head weighs, side by side: most messages need no other head. */
const anyValues = Int8Array.from({ length: BUCKETS }, (_, bucket) => values[bucket * HEADS] ?? 0);

/** The strongest finding of each act that rules made. */
function strongestRuled(ruled: readonly Act[]): Map<RiskAct, number> {
  const strongest = new Map<RiskAct, number>();
  for (const { act, weight } of ruled) strongest.set(act, Math.max(strongest.get(act) ?? 0, weight));
  return strongest;
}

/** What all heads say of a message, as logits within `EVEN`: "any act" first, then the weighed acts. */
export function headLogits({ tokens, hits, ruled }: Analysis): Float64Array {
  return Float64Array.from(sum(actFeatures(tokens, hits, seeds, strongestRuled(ruled))), held);
}

/** The rules' findings as the model sees them, and the act that rules missed where the model is sure of one. */
export function weighActs(analysis: Analysis): Act[] {
  const { tokens, hits, ruled } = analysis;
  const features = actFeatures(tokens, hits, seeds, strongestRuled(ruled));
  let steps = 0;
  for (let i = 0; i < features.count; i++) steps += anyValues[features.buckets[i] ?? 0] ?? 0;
  const any = held(steps);
  const acts: Act[] = [];
  for (const one of ruled) {
    if (OWN_WORDS.has(one.act)) acts.push(one);
    else {
      const own = held(logitOf(features, WEIGHED_ACTS.indexOf(one.act) + 1));
      const sum = RULED.base + RULED.own * own + RULED.any * any + RULED.rule * one.weight;
      const likely = Math.min(chance(sum), 0.98);
      const weight = rounded(Math.max(likely, plainLeast(one.weight, own, any)));
      if (weight >= LEAST) acts.push({ ...one, weight });
    }
  }
  return chance(any) < SURE || isFramed(analysis) ? acts : withLikeliest(acts, any, features, analysis);
}

/** Adds the act that speaks most out of a message which surely performs one. */
function withLikeliest(acts: readonly Act[], any: number, features: ActFeatures, analysis: Analysis): Act[] {
  const logits = sum(features);
  const head = strongestHead(logits);
  const act = WEIGHED_ACTS[head - 1];
  if (act === undefined) return [...acts];
  const likely = chance(UNRULED.base + UNRULED.own * held(logits[head] ?? 0) + UNRULED.any * any);
  const weight = rounded(Math.min(likely, MOST));
  if (weight < LEAST || acts.some((one) => one.act === act && one.weight >= weight)) return [...acts];
  const lang = analysis.tokens.some(({ word }) => (word.hints & ENGLISH) !== 0) ? 'en' : 'vi';
  const found: Act = { act, ...spanOf(features, head, analysis), weight, lang };
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
