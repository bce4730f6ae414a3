export { ACTS, type Act } from './acts.ts';
export { BANDS, isMinor, receiverBand, senderBand } from './age.ts';
export { type ExampleResult, runExample } from './example/run-example.ts';
export type { AccountFacts, ActSignal, Facts, Signals } from './facts.ts';
export { decide } from './judge/decide.ts';
export { needs } from './judge/needs.ts';
export { asShadow, type CaseRequest, type Undecided, type Verdict, withCase } from './judge/verdict.ts';
export { compilePolicy } from './policy/compile-policy.ts';
export type { CompiledPolicy } from './policy/compiled-policy.ts';
export type { Locate, PolicyProblem } from './policy/policy-problem.ts';
export { protectionsFor } from './policy/protections-for.ts';
export { type Pack, readPack } from './policy/read-pack.ts';
export { decodeState, encodeState } from './state/checkpoint.ts';
export {
  applyWrites,
  type CaseMark,
  citedSeqs,
  emptyState,
  type NeededReads,
  type ProtectionState,
  pairKey,
  pruneState,
  type Reads,
  readState,
  type Write,
} from './state/protection-state.ts';
