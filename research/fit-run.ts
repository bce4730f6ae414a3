// `npm run research -- fit-run`: what each kind of step is worth in a run of steps (packages/protection/src/judge/run-of-steps.ts).
// Train the detector with `npm run research -- train-acts --half` first, so that the phrases here are new to it; afterwards
// train it on all of them again.

import { progressBar } from '@khong-mot-minh/cli/language';
import type { Message } from './early-warning/make-conversation.ts';
import { fitPoints } from './run/fit-points.ts';
import { PAIRS, runState, STEPS } from './run/run-state.ts';
import { harmfulRuns, harmlessRuns } from './run/sample-runs.ts';

/** Relatives, teachers and helplines ask where somebody is and until when: that is never held against a contact. */
const HELD_AT_NOTHING: ReadonlySet<string> = new Set(['place-probe', 'deadline']);

const names = [...STEPS, ...PAIRS.map((pair) => pair.join(' with '))];
const stateOf = (messages: readonly Message[]): number[][] =>
  runState(messages).map((state) => state.map((x, i) => (HELD_AT_NOTHING.has(names[i] ?? '') ? 0 : x)));
const harmful = harmfulRuns('held-out', 21, 2400);
const harmless = harmlessRuns('held-out', 21, 500);
const examples = [
  // The first three messages of a harmful contact are as ordinary as any.
  ...harmful.flatMap((messages) => stateOf(messages).slice(3)).map((x) => ({ x, harmful: true })),
  ...harmless
    .flatMap((messages) => stateOf(messages).filter((_, i) => i % 2 === 0))
    .map((x) => ({ x, harmful: false })),
];
const { points, bias } = fitPoints(examples, progressBar(`${examples.length} states`, process.stderr));
for (const [i, name] of names.entries()) console.log(`${name}: ${(points[i] ?? 0).toFixed(1)}`);
console.log(`Even chance from ${(-bias).toFixed(1)} points on`);
