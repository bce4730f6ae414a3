import type { RiskAct } from '@kmm/language';
import {
  type ActWeights,
  actFeatures,
  analyse,
  BUCKETS,
  conceptNames,
  conceptSeeds,
  HEADS,
  OWN_WORDS,
  WEIGHED_ACTS,
} from '@kmm/language/training';
import { type Example, trainActWeights } from './train-act-weights.ts';
import type { TrainingText } from './training-texts.ts';

/** Steps of a weight: ±127 of them, so weights reach ±5. */
const SCALE = 24;
/** Weights below this many steps are left out: thousands of them decide nothing and fill the file. */
const FAINT = 3;
const NOTHING_RULED: ReadonlyMap<RiskAct, number> = new Map();
const seeds = conceptSeeds(conceptNames);

/** A text as buckets and labels; what a rule saw beside the labelled act is left open, for it may be there too. */
function exampleOf({ text, acts }: TrainingText, place: number): Example {
  const { tokens, hits, ruled } = analyse(text);
  const strongest = new Map<RiskAct, number>();
  for (const { act, weight } of ruled) strongest.set(act, Math.max(strongest.get(act) ?? 0, weight));
  const labels = new Int8Array(HEADS);
  labels[0] = acts.length > 0 ? 1 : 0;
  WEIGHED_ACTS.forEach((act, i) => {
    labels[i + 1] = acts.includes(act) ? 1 : acts.length > 0 && strongest.has(act) ? -1 : 0;
  });
  // Rules know the wordings that they were written from too well: half of the acts are learned without them.
  const blind = acts.length > 0 && place % 2 === 1;
  const { buckets, count } = actFeatures(tokens, hits, seeds, blind ? NOTHING_RULED : strongest);
  return { buckets: [...buckets.subarray(0, count)], labels };
}

/** Trains the model on texts; texts of the young person's own words are no examples. */
export function trainActModel(
  texts: readonly TrainingText[],
  onProgress: (done: number, total: number) => void,
): ActWeights {
  // The cast is true: a word that is no act is simply not among them.
  const usable = texts.filter(({ acts }) => !acts.some((act) => OWN_WORDS.has(act as RiskAct)));
  const options = {
    buckets: BUCKETS,
    acts: HEADS,
    epochs: 6,
    rate: 0.3,
    decay: 0.00005,
    positive: 1.5,
    seed: 1,
    onProgress,
  };
  const weights = trainActWeights(usable.map(exampleOf), options);
  const values = Int8Array.from(weights, (weight) => {
    const steps = Math.max(-127, Math.min(127, Math.round(weight * SCALE)));
    return Math.abs(steps) < FAINT ? 0 : steps;
  });
  return { values, scale: SCALE };
}
