// What scripts need that fit the points of a run of steps; no program needs it.
export { TOGETHER } from './judge/run-of-steps.ts';
export { evidenceOf, type PairState, pairAfter } from './state/pair.ts';
