// `npm run fit:run`: what each kind of step is worth in a run of steps (packages/protection/src/judge/run-of-steps.ts).
// Train the detector with `npm run train:acts -- --half` first, so that the phrases here are new to it; afterwards
// train it on all of them again.

import { progressBar } from './language/progress-bar.ts';
import { fitPoints } from './language/run/fit-points.ts';
import { PAIRS, runState, STEPS } from './language/run/run-state.ts';
import { harmfulRuns, harmlessRuns } from './language/run/sample-runs.ts';

const harmful = harmfulRuns('held-out', 21, 700);
const harmless = harmlessRuns('held-out', 21, 200);
const examples = [
  // The first three messages of a harmful contact are as ordinary as any.
  ...harmful.flatMap((messages) => runState(messages).slice(3)).map((x) => ({ x, harmful: true })),
  ...harmless
    .flatMap((messages) => runState(messages).filter((_, i) => i % 2 === 0))
    .map((x) => ({ x, harmful: false })),
];
const { points, bias } = fitPoints(examples, progressBar(`${examples.length} states`, process.stderr));
const names = [...STEPS, ...PAIRS.map((pair) => pair.join(' with '))];
for (const [i, name] of names.entries()) console.log(`${name}: ${(points[i] ?? 0).toFixed(1)}`);
console.log(`Even chance from ${(-bias).toFixed(1)} points on`);
