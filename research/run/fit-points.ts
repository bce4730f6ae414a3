import { randomFrom } from '../../bench/rules/random.ts';

/** A moment of a contact as numbers, and whether the contact was harmful. */
export type Moment = { x: readonly number[]; harmful: boolean };

const EPOCHS = 25;
const RATE = 0.15;
const DECAY = 0.002;

/** Logistic regression in which no step ever counts in favour of a contact: points are never below zero. */
export function fitPoints(
  moments: readonly Moment[],
  onProgress: (done: number, total: number) => void,
): { points: number[]; bias: number } {
  const size = moments[0]?.x.length ?? 0;
  const weights = new Float64Array(size + 1);
  const squares = new Float64Array(size + 1).fill(1e-6);
  const random = randomFrom(5);
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    for (let n = 0; n < moments.length; n++) {
      const { x, harmful } = random.pick(moments);
      let sum = weights[size] ?? 0;
      for (let i = 0; i < size; i++) sum += (weights[i] ?? 0) * (x[i] ?? 0);
      const error = 1 / (1 + Math.exp(-sum)) - (harmful ? 1 : 0);
      for (let i = 0; i <= size; i++) {
        const weight = weights[i] ?? 0;
        const gradient = i < size ? error * (x[i] ?? 0) + DECAY * weight : error;
        squares[i] = (squares[i] ?? 0) + gradient * gradient;
        const next = weight - (RATE * gradient) / Math.sqrt(squares[i] ?? 1);
        weights[i] = i < size ? Math.max(0, next) : next;
      }
    }
    onProgress(epoch, EPOCHS);
  }
  return { points: [...weights.subarray(0, size)], bias: weights[size] ?? 0 };
}
