export { ACT_CODES as ACTS, type ActCode as Act } from '@khong-mot-minh/contracts/codes';
export { BANDS, isMinor, receiverBand, senderBand } from './age.ts';
export { type ExampleResult, runExample } from './example/run-example.ts';
export type { AccountFacts, ActSignal, Facts, Signals } from './facts.ts';
export { decide } from './judge/decide.ts';
export { type NearlyFired, nearlyFired } from './judge/nearly-fired.ts';
export { needs } from './judge/needs.ts';
export { asShadow, type CaseRequest, type Undecided, type Verdict, withCase } from './judge/verdict.ts';
export { wantsFindings } from './judge/wants-findings.ts';
export { compilePolicy } from './policy/compile-policy.ts';
export type { CompiledPolicy } from './policy/compiled-policy.ts';
export type { Locate, PolicyProblem } from './policy/policy-problem.ts';
export { policySchema } from './policy/policy-schema.ts';
export { protectionsFor } from './policy/protections-for.ts';
export { type Pack, readPack } from './policy/read-pack.ts';
export type { Condition, Leaf } from './program/condition.ts';
export { emitProgram, type Program } from './program/emit-program.ts';
export type { FieldSpec, FieldValue } from './program/field-spec.ts';
export { type Standing, standing } from './program/run-program.ts';
export { type BandChange, changeBand } from './protections/change-band.ts';
export { checkMatrix } from './protections/check-matrix.ts';
export {
  type EffectiveProtection,
  effectiveProtection,
  effectiveProtections,
  protectedBand,
} from './protections/effective-protections.ts';
export { type ChangeRequest, type ChangeVerdict, judgeChange } from './protections/judge-change.ts';
export { dayStart, inQuietHours, localMinutes } from './protections/quiet-hours.ts';
export { BAND_KEY, type Protected, type Setting, type Settings } from './protections/setting.ts';
export type { CaseEntry } from './state/case-code.ts';
export { createIdLog, type IdLog, readIdPage } from './state/id-log.ts';
export { createIdMemory, type IdMemory, idKey } from './state/id-memory.ts';
export { createStateReader, decodeState, encodeState } from './state/legacy-state-text.ts';
export { evidenceOf } from './state/pair.ts';
export { decodePair, pullPair } from './state/pair-code.ts';
export {
  accountsOfPair,
  applyWrites,
  caseOfPair,
  citedInPair,
  citedSeqs,
  emptyState,
  type NeededReads,
  type ProtectionState,
  pairKey,
  pruneInSteps,
  pruneState,
  type Reads,
  readState,
  type Write,
} from './state/protection-state.ts';
export { type Renaming, renameState, renameWrite } from './state/rename-state.ts';
export {
  type ChunkLayout,
  chunkOf,
  countChunks,
  decodeChunk,
  encodeChunk,
  layoutOf,
} from './state/snapshot.ts';
export { LONGEST_WINDOW_MS } from './state/windows.ts';
export { type ParsedCondition, parseCondition } from './text/parse-condition.ts';
export { printCondition } from './text/print-condition.ts';
export { TEXT_MARKS, type TextSignal } from './text-signals.ts';
