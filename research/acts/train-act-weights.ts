import { randomFrom } from '../../bench/rules/random.ts';

/** A text as its buckets and, for each act, whether it performs it (1), not (0), or nobody can tell (-1). */
export type Example = { buckets: readonly number[]; labels: Int8Array };

type Options = {
  buckets: number;
  acts: number;
  epochs: number;
  rate: number;
  decay: number;
  positive: number;
  seed: number;
  onProgress?: (done: number, total: number) => void;
};

/** Logistic regression for each act by AdaGrad: weights as `[bucket * acts + act]`. */
export function trainActWeights(examples: readonly Example[], options: Options): Float64Array {
  const { buckets, acts, epochs, rate, decay, positive, seed } = options;
  const weights = new Float64Array(buckets * acts);
  const squares = new Float64Array(buckets * acts).fill(1);
  const random = randomFrom(seed);
  const order = examples.map((_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch++) {
    options.onProgress?.(epoch + 1, epochs);
    for (let i = order.length - 1; i > 0; i--) {
      const j = random.int(0, i);
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const at of order) {
      const example = examples[at];
      if (example === undefined) continue;
      for (let act = 0; act < acts; act++) {
        const label = example.labels[act] ?? -1;
        if (label < 0) continue;
        let sum = 0;
        for (const bucket of example.buckets) sum += weights[bucket * acts + act] ?? 0;
        const error = 1 / (1 + Math.exp(-sum)) - label;
        if (Math.abs(error) < 0.002) continue;
        const push = error * (label === 1 ? positive : 1);
        for (const bucket of example.buckets) {
          const k = bucket * acts + act;
          const weight = weights[k] ?? 0;
          const gradient = push + decay * weight;
          squares[k] = (squares[k] ?? 0) + gradient * gradient;
          weights[k] = weight - (rate * gradient) / Math.sqrt(squares[k] ?? 1);
        }
      }
    }
  }
  return weights;
}
