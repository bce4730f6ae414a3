import type { Act } from '../acts.ts';
import type { Analysis } from '../analyse.ts';
import { conceptNames, conceptNumber } from '../analyse.ts';
import { firstFrom } from '../rules/find-hits.ts';
import { strongest } from '../strongest.ts';
import { ENGLISH } from '../words/word.ts';
import { type ActFeatures, actFeatures, BUCKETS, conceptSeeds } from './act-features.ts';
import { DANGER_HEAD, HEADS, RULES_ALONE, WEIGHED_ACTS } from './act-heads.ts';
import { WEIGHTS } from './act-weights.ts';
import { ruledWithin, type Segment, segmentsOf, strongestRuled } from './segments.ts';
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
 * a rule found it, from the rule's weight. Fitted by `npm run research -- fit-confidence` on messages that the model had not seen.
 */
const RULED = { base: -0.74, own: 0.38, any: 0.28, rule: 0.5 };
const UNRULED = { base: -0.61, own: 0.57, any: 0.24 };
/**
 * The same for danger to oneself where no rule hears it, raised by 0.9: a missed cry weighs over twice a needless offer of
 * help (docs/decisions/0039).
 */
const DANGER = { base: 0.05, own: 0.88 };
const EVEN = 6;

/**
 * Plain words stay what they are: "do not tell your mum" is said before a birthday too, so the model expects little of
 * it, but who says it to whom is for the policy to see. Only what the model is sure to be something else falls further.
 */
const plainLeast = (rule: number, own: number, any: number): number => {
  // A threat drowns the head of the demand that stands beside it: where a message surely does something, rules say what.
  if (any >= 2 && rule >= 0.5) return rule - 0.15;
  // Where rules see a threat and a demand beside it, few things else are meant.
  if (rule >= 0.8 && own >= -4) return rule - 0.15;
  if (rule >= 0.6) return own >= -4 ? Math.min(rule - 0.2, 0.5) : 0;
  if (rule >= 0.5 && own >= 0) return rule;
  return rule >= 0.5 && own >= -2 ? 0.4 : 0;
};

/** Who warns of an act, tells or fears one, speaks of a film or promises to keep quiet performs none, and kin who come to fetch somebody do not either: here the model adds nothing to what rules found. */
const FRAMES = ['warning', 'story', 'reported', 'they-would', 'safe-keeping', 'kin-comes'].map(conceptNumber);
/** How many words a frame reaches, as far as in rules: one word about a film is no licence for the rest of a message. */
const FRAME_REACH = 24;
const isFramed = ({ hits }: Analysis, { from, end }: Segment): boolean =>
  FRAMES.some((frame) => {
    const list = hits[frame];
    if (list === undefined) return false;
    for (let i = firstFrom(list, from - FRAME_REACH); i < list.length; i++) {
      const hit = list[i];
      if (hit === undefined || hit.from >= end + FRAME_REACH) return false;
      if (!hit.weak) return true;
    }
    return false;
  });

const chance = (logit: number): number => 1 / (1 + Math.exp(-logit));
const held = (steps: number): number => Math.max(-EVEN, Math.min(EVEN, steps / scale));
const rounded = (weight: number): number => Math.round(weight * 100) / 100;

/** What one head weighs, side by side: most messages need these two alone. */
const valuesOf = (head: number): Int8Array =>
  Int8Array.from({ length: BUCKETS }, (_, bucket) => values[bucket * HEADS + head] ?? 0);
const anyValues = valuesOf(0);
const dangerValues = valuesOf(DANGER_HEAD);

/** What all heads say of a message, as logits within `EVEN`: "any act" first, then the weighed acts. */
export function headLogits({ tokens, hits, ruled }: Analysis): Float64Array {
  return Float64Array.from(sum(actFeatures(tokens, hits, seeds, strongestRuled(ruled))), held);
}

/** The rules' findings as the model sees them, and what rules missed where the model is sure of it. */
export function weighActs(analysis: Analysis): Act[] {
  const own = analysis.ruled.filter(({ act }) => RULES_ALONE.has(act));
  return strongest([...own, ...segmentsOf(analysis).flatMap((segment) => weighWithin(segment, analysis))]);
}

/** What a segment of a message does, judged by itself. */
function weighWithin(segment: Segment, analysis: Analysis): Act[] {
  const within = ruledWithin(segment, analysis);
  const { tokens, hits } = analysis;
  const features = actFeatures(tokens, hits, seeds, strongestRuled(within), segment);
  const { count, buckets } = features;
  let [steps, danger] = [0, 0];
  for (let i = 0; i < count; i++) {
    const bucket = buckets[i] ?? 0;
    steps += anyValues[bucket] ?? 0;
    danger += dangerValues[bucket] ?? 0;
  }
  const seen: Seen = { any: held(steps), features, segment };
  const acts = [...dangerIn(held(danger), seen, analysis), ...weighRuled(within, seen)];
  return chance(seen.any) < SURE || isFramed(analysis, segment) ? acts : withLikeliest(acts, seen, analysis);
}

/** What rules found, with the weight that the model leaves it. */
function weighRuled(within: readonly Act[], { any, features }: Seen): Act[] {
  const acts: Act[] = [];
  for (const one of within) {
    if (RULES_ALONE.has(one.act)) continue;
    const own = held(logitOf(features, WEIGHED_ACTS.indexOf(one.act) + 1));
    const sum = RULED.base + RULED.own * own + RULED.any * any + RULED.rule * one.weight;
    const likely = Math.min(chance(sum), 0.98);
    const weight = rounded(Math.max(likely, plainLeast(one.weight, own, any)));
    if (weight >= LEAST) acts.push({ ...one, weight });
  }
  return acts;
}

/** Danger to oneself, where the model hears it: to be offered help once too often is the smaller fault. */
function dangerIn(logit: number, { features, segment }: Seen, analysis: Analysis): Act[] {
  const weight = rounded(Math.min(chance(DANGER.base + DANGER.own * logit), MOST));
  if (weight < LEAST) return [];
  return [
    {
      act: 'self-danger',
      ...spanOf(features, DANGER_HEAD, segment, analysis),
      weight,
      lang: languageOf(segment, analysis),
    },
  ];
}

/** The language of a segment: one English word makes it English. */
function languageOf({ from, end }: Segment, { tokens }: Analysis): Act['lang'] {
  for (let i = from; i < end; i++) if (((tokens[i]?.word.hints ?? 0) & ENGLISH) !== 0) return 'en';
  return 'vi';
}

/** A segment as the model sees it. */
type Seen = { any: number; features: ActFeatures; segment: Segment };

/** Adds the act that speaks most out of a message which surely performs one. */
function withLikeliest(acts: readonly Act[], { any, features, segment }: Seen, analysis: Analysis): Act[] {
  const logits = sum(features);
  const head = strongestHead(logits);
  const act = WEIGHED_ACTS[head - 1];
  if (act === undefined) return [...acts];
  const likely = chance(UNRULED.base + UNRULED.own * held(logits[head] ?? 0) + UNRULED.any * any);
  const weight = rounded(Math.min(likely, MOST));
  if (weight < LEAST || acts.some((one) => one.act === act && one.weight >= weight)) return [...acts];
  const likeliest: Act = {
    act,
    ...spanOf(features, head, segment, analysis),
    weight,
    lang: languageOf(segment, analysis),
  };
  return [...acts.filter((one) => one.act !== act), likeliest];
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
  for (let head = 2; head < DANGER_HEAD; head++) if ((logits[head] ?? 0) > (logits[best] ?? 0)) best = head;
  return best;
}

/** From the first to the last of the four places that speak most for the act. */
function spanOf(
  { count, buckets, from, to }: ActFeatures,
  head: number,
  segment: Segment,
  { normalised, tokens }: Analysis,
) {
  const telling: { from: number; to: number; weight: number }[] = [];
  for (let i = 0; i < count; i++) {
    const weight = values[(buckets[i] ?? 0) * HEADS + head] ?? 0;
    if ((from[i] ?? -1) >= 0 && weight > 0) telling.push({ from: from[i] ?? 0, to: to[i] ?? 0, weight });
  }
  telling.sort((a, b) => b.weight - a.weight || a.from - b.from);
  const most = telling.slice(0, 4);
  const first = most.length === 0 ? segment.from : Math.min(...most.map((one) => one.from));
  const last = most.length === 0 ? segment.end - 1 : Math.max(...most.map((one) => one.to));
  const start = normalised.starts[tokens[first]?.from ?? 0] ?? 0;
  const end = normalised.ends[(tokens[last]?.to ?? 1) - 1] ?? start + 1;
  return { start, end };
}
