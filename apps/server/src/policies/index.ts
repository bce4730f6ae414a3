export { answerText } from './answer/answer-text.ts';
export { answerOf, type Withheld } from './answer/withhold-visible.ts';
export { backtestQueue, createBacktestWorker } from './backtest/backtest-worker.ts';
export { noteRestrictingRules } from './insight/note-restricting-rules.ts';
export { isOverBudget } from './insight/over-budget.ts';
export { platformPerson } from './mode/platform-person.ts';
export { insertRecording, pruneRecordings } from './queries/event-recordings.ts';
export { keepPolicyText } from './queries/policy-versions.ts';
export { unpackInputs } from './recording/batch-inputs.ts';
export { type Counted, createBatchRecorder, type EvaluatedEvent } from './recording/batch-recorder.ts';
export { bothNeeds } from './recording/both-needs.ts';
export { createDecisionTally } from './recording/decision-tally.ts';
export { createPseudonyms, type Pseudonyms } from './recording/pseudonymous.ts';
export { replayDecision } from './recording/replay-decision.ts';
export { APPROVES, EDITS, READS } from './routes/policy-people.ts';
export { policyRoutes } from './routes.ts';
export type { Editor } from './versions/draft-service.ts';
export { loadPack, loadPolicy, PolicyRefused } from './versions/load-policy.ts';
export {
  type ActivePolicies,
  createPolicyRegistry,
  type WithPolicies,
} from './versions/policy-registry.ts';
