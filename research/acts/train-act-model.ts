import type { ActCode } from '@khong-mot-minh/contracts/codes';
import {
  type ActWeights,
  type Analysis,
  actFeatures,
  analyse,
  BUCKETS,
  conceptNames,
  conceptSeeds,
  DANGER_HEAD,
  HEADS,
  RULES_ALONE,
  ruledWithin,
  type Segment,
  segmentsOf,
  strongestRuled,
  WEIGHED_ACTS,
} from '@khong-mot-minh/language/training';
import { type Example, trainActWeights } from './train-act-weights.ts';
import type { TrainingText } from './training-texts.ts';

/** Steps of a weight: ±127 of them, so weights reach ±5. */
const SCALE = 24;
/** Weights below this many steps are left out: thousands of them decide nothing and fill the file. */
const FAINT = 3;
const NOTHING_RULED: ReadonlyMap<ActCode, number> = new Map();
const seeds = conceptSeeds(conceptNames);

/** A text as examples: as a whole and, where it performs nothing, each of its sentences, for each is asked by itself. */
function examplesOf({ text, acts, onlyDanger = false }: TrainingText, place: number): Example[] {
  const analysis = analyse(text);
  // Rules know the wordings that they were written from too well: half of the acts are learned without them.
  const blind = acts.length > 0 && place % 2 === 1;
  const segments = segmentsOf(analysis);
  return (acts.length > 0 ? segments.slice(0, 1) : segments).map((segment) => {
    const example = exampleOf(segment, analysis, acts, blind);
    return onlyDanger ? { ...example, labels: example.labels.fill(-1, 0, DANGER_HEAD) } : example;
  });
}

/** Buckets and labels; what a rule saw beside the labelled act is left open, for it may be there too. */
function exampleOf(segment: Segment, analysis: Analysis, acts: readonly string[], blind: boolean): Example {
  const strongest = strongestRuled(ruledWithin(segment, analysis));
  const labels = labelsOf(acts, strongest);
  const { tokens, hits } = analysis;
  const { buckets, count } = actFeatures(tokens, hits, seeds, blind ? NOTHING_RULED : strongest, segment);
  return { buckets: [...buckets.subarray(0, count)], labels };
}

/** What an example teaches each head. */
function labelsOf(acts: readonly string[], ruled: ReadonlyMap<ActCode, number>): Int8Array {
  // The cast is true: a word that is no act is simply not among them.
  const weighed = acts.filter((act) => !RULES_ALONE.has(act as ActCode));
  const danger = acts.includes('self-danger');
  // A no and unease are for rules alone; here they only teach what is no danger.
  const left = acts.length > 0 && weighed.length === 0 && !danger;
  const labels = new Int8Array(HEADS).fill(left ? -1 : 0);
  labels[DANGER_HEAD] = danger ? 1 : 0;
  if (left || weighed.length === 0) return labels;
  labels[0] = 1;
  WEIGHED_ACTS.forEach((act, i) => {
    labels[i + 1] = weighed.includes(act) ? 1 : ruled.has(act) ? -1 : 0;
  });
  return labels;
}

/** Models that are trained apart and taken together: what one of them learned by chance weighs a fourth. */
const SEEDS = [1, 2, 3, 4];

/** Trains the model on texts. */
export function trainActModel(
  textsOf: (seed: number) => readonly TrainingText[],
  onProgress: (done: number, total: number) => void,
): ActWeights {
  const mean = new Float64Array(BUCKETS * HEADS);
  const epochs = 6;
  for (const [round, seed] of SEEDS.entries()) {
    const weights = trainActWeights(textsOf(seed).flatMap(examplesOf), {
      buckets: BUCKETS,
      acts: HEADS,
      epochs,
      rate: 0.3,
      decay: 0.00005,
      positive: 1.5,
      seed,
      onProgress: (done) => onProgress(round * epochs + done, SEEDS.length * epochs),
    });
    weights.forEach((weight, i) => {
      mean[i] = (mean[i] ?? 0) + weight / SEEDS.length;
    });
  }
  const values = Int8Array.from(mean, (weight) => {
    const steps = Math.max(-127, Math.min(127, Math.round(weight * SCALE)));
    return Math.abs(steps) < FAINT ? 0 : steps;
  });
  return { values, scale: SCALE };
}
