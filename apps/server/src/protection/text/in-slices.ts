import { setImmediate as turn } from 'node:timers/promises';

/** How long a slice of work may keep others waiting; the longest step adds to it. */
const SLICE_MS = 8;

/** Takes the steps of a long computation a slice at a time, and lets whatever waits go between. */
export async function inSlices<Result>(
  steps: Generator<void, Result>,
  now: () => number = () => performance.now(),
): Promise<Result> {
  let until = now() + SLICE_MS;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (now() < until) continue;
    await turn();
    until = now() + SLICE_MS;
  }
}
