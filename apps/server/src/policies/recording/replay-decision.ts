import type { Decision } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import { decide, withCase } from '@khong-mot-minh/protection';
import type { Deps } from '../../deps.ts';
import { answerOf } from '../answer/withhold-visible.ts';
import { findRecording } from '../queries/event-recordings.ts';
import type { WithPolicies } from '../versions/policy-registry.ts';
import { answerHash, replayPurpose } from './batch-recorder.ts';
import { unpackReplays } from './batch-replays.ts';

/**
 * Judges a recorded event again by the version that judged it. `missing`: nothing was recorded, or no longer is;
 * `differs`: this build does not come to the same bytes.
 */
export async function replayDecision(
  sql: Sql,
  { policies, vault }: Pick<Deps, 'vault'> & WithPolicies,
  org: string,
  { row, index }: { row: { batch: number }; index: number },
): Promise<Decision | 'missing' | 'differs'> {
  const recording = await findRecording(sql, org, row.batch);
  if (!recording?.replays) return 'missing';
  const replays = unpackReplays(vault.openBytes(replayPurpose(org), recording.replays));
  const replay = replays.find((one) => one.index === index);
  const program = replay && (await policies.byDigest(sql, org, recording.digest));
  if (!replay || !program) return 'missing';
  const { event, facts, signals, reads, caseId } = replay;
  const verdict = decide(program, event, facts, signals, reads);
  const { decision } = caseId ? withCase(verdict, caseId) : verdict;
  const { answer } = answerOf(decision, recording.mode);
  return answerHash(answer) === replay.answerHash ? answer : 'differs';
}
