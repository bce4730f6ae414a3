import { shuffle } from './random.ts';

/** A text as its features, each once, scaled to length one. */
export type SparseVector = { index: Uint32Array; value: Float32Array };

/** A separating plane: `weights` for the features and a `bias`. */
export type Plane = { weights: Float64Array; bias: number };

/** Where a text lies: above zero is the class. */
export function margin({ weights, bias }: Plane, { index, value }: SparseVector): number {
  let sum = bias;
  for (let k = 0; k < index.length; k++) sum += (weights[index[k] ?? 0] ?? 0) * (value[k] ?? 0);
  return sum;
}

const ENOUGH = 1e-3;

/**
 * An L2-loss support vector machine by dual coordinate descent (Hsieh and others, 2008). `costs` weighs each
 * text's mistakes: rare classes count more.
 */
export function trainPlane(
  texts: readonly SparseVector[],
  isClass: readonly boolean[],
  costs: Float64Array,
  options: { dimension: number; epochs: number; random: () => number; onEpoch?: () => void },
): Plane {
  const { dimension, epochs, random, onEpoch } = options;
  const plane: Plane = { weights: new Float64Array(dimension), bias: 0 };
  const duals = new Float64Array(texts.length);
  const order = Uint32Array.from(texts, (_, i) => i);
  const squares = Float64Array.from(texts, ({ value }) => value.reduce((sum, v) => sum + v * v, 1));
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    let worst = 0;
    for (const i of order) {
      const text = texts[i];
      if (text === undefined) continue;
      const side = isClass[i] ? 1 : -1;
      const slack = 1 / (2 * (costs[i] ?? 1));
      const dual = duals[i] ?? 0;
      const slope = side * margin(plane, text) - 1 + dual * slack;
      const allowed = dual === 0 ? Math.min(slope, 0) : slope;
      worst = Math.max(worst, Math.abs(allowed));
      if (Math.abs(allowed) < 1e-10) continue;
      const next = Math.max(dual - slope / ((squares[i] ?? 1) + slack), 0);
      duals[i] = next;
      const step = (next - dual) * side;
      plane.bias += step;
      for (let k = 0; k < text.index.length; k++) {
        const at = text.index[k] ?? 0;
        plane.weights[at] = (plane.weights[at] ?? 0) + step * (text.value[k] ?? 0);
      }
    }
    onEpoch?.();
    if (worst < ENOUGH) break;
  }
  return plane;
}
