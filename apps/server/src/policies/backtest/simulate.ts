import { randomUUID } from 'node:crypto';
import {
  applyWrites,
  type CompiledPolicy,
  decide,
  emptyState,
  needs,
  readState,
  type Verdict,
  withCase,
} from '@khong-mot-minh/protection';
import type { RecordedInput } from '../recording/batch-inputs.ts';

/** Judges recorded events in order by one version, from an empty state that grows with them. */
export function createSimulation(program: CompiledPolicy): (input: RecordedInput) => Verdict {
  const state = emptyState();
  let seq = 0;
  return ({ event, facts, signals }) => {
    const reads = readState(state, needs(program, event, facts), ++seq);
    const verdict = decide(program, event, facts, signals, reads);
    // A case that was opened is raised later and not opened again, as it would have been.
    const settled = verdict.caseRequest?.open ? withCase(verdict, randomUUID()) : verdict;
    applyWrites(state, settled.writes);
    return settled;
  };
}
