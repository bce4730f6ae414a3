// `npm run research -- fit-confidence`: how likely a finding of an act is right (packages/language/src/act-model/weigh-acts.ts).
// Train the detector with `npm run research -- train-acts --half` first, so that the texts here are new to it; afterwards train
// it on all of them again.

import { progressBar } from '@khong-mot-minh/cli/language';
import { confidenceFindings, type Finding } from './acts/confidence-examples.ts';

const ROUNDS = 1500;
const RATE = 0.5;

/** Logistic regression over all findings at once, by AdaGrad. */
function fit(findings: readonly Finding[], name: string): number[] {
  const bar = progressBar(name, process.stderr);
  const size = findings[0]?.x.length ?? 0;
  const weights = Array.from({ length: size }, () => 0);
  const squares = Array.from({ length: size }, () => 1e-6);
  const total = findings.reduce((sum, { counts }) => sum + counts, 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const slopes = Array.from({ length: size }, () => 0);
    for (const { x, right, counts } of findings) {
      const error = (likelihood(weights, x) - (right ? 1 : 0)) * counts;
      for (let i = 0; i < size; i++) slopes[i] = (slopes[i] ?? 0) + (error * (x[i] ?? 0)) / total;
    }
    for (let i = 0; i < size; i++) {
      squares[i] = (squares[i] ?? 0) + (slopes[i] ?? 0) ** 2;
      weights[i] = (weights[i] ?? 0) - (RATE * (slopes[i] ?? 0)) / Math.sqrt(squares[i] ?? 1);
    }
    if (round % 50 === 0) bar(round, ROUNDS);
  }
  return weights;
}

const likelihood = (weights: readonly number[], x: readonly number[]): number =>
  1 / (1 + Math.exp(-weights.reduce((sum, weight, i) => sum + weight * (x[i] ?? 0), 0)));

for (const [name, findings] of Object.entries(confidenceFindings())) {
  const weights = fit(findings, name);
  const names = ['base', 'own', 'any', 'rule'];
  console.log(`${name}: ${weights.map((weight, i) => `${names[i]} ${weight.toFixed(2)}`).join(', ')}`);
  for (const least of [0.3, 0.4, 0.5, 0.6, 0.8]) {
    const over = findings.filter(({ x }) => likelihood(weights, x) >= least);
    const count = (of: readonly Finding[], right: boolean) => of.filter((one) => one.right === right).length;
    console.log(
      `  from ${least}: ${count(over, true)} of ${count(findings, true)} right, ${count(over, false)} of ${count(findings, false)} wrong`,
    );
  }
}
