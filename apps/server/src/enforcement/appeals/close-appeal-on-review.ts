import type { AppealDecision, RestrictionDecision } from '@khong-mot-minh/contracts';
import { findStatementOfRestriction, type Sql } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { actorOf } from '../../http/principal.ts';
import { decideAppeal, findAppeals } from '../queries/appeals.ts';
import { reviewsOf } from '../queries/restriction-reviews.ts';
import { hasDecided } from './has-decided.ts';

/** What a decision about a restriction says to an appeal against it. */
const ANSWERS: Record<RestrictionDecision['reason'], AppealDecision> = {
  'reviewed-no-risk': { outcome: 'reversed', reason: 'harmless-context' },
  'started-by-mistake': { outcome: 'reversed', reason: 'does-not-fit' },
  'appeal-upheld': { outcome: 'reversed', reason: 'does-not-fit' },
  'risk-is-over': { outcome: 'reversed', reason: 'too-much' },
  'risk-goes-on': { outcome: 'upheld', reason: 'still-a-risk' },
  'case-is-open': { outcome: 'upheld', reason: 'still-a-risk' },
  'appeal-not-upheld': { outcome: 'upheld', reason: 'fits-the-rule' },
};

/**
 * A restriction was decided at its own review: an appeal that waits against it has its answer with that, unless this
 * person placed the restriction or looked at it before the appeal; then the appeal goes on waiting for another.
 */
export async function closeAppealOnReview(
  sql: Sql,
  { record }: Pick<Deps, 'record'>,
  person: Parameters<typeof actorOf>[0],
  restriction: string,
  decision: Pick<RestrictionDecision, 'reason'>,
  at: Date,
): Promise<void> {
  const statement = await findStatementOfRestriction(sql, restriction);
  const appeal = statement && (await findAppeals(sql, [statement.id])).get(statement.id);
  if (!appeal || appeal.decidedAt !== null) return;
  const reviews = await reviewsOf(sql, [restriction]);
  if (hasDecided({ appeal, statement }, reviews, person.personId)) return;
  await decideAppeal(sql, appeal.id, { ...ANSWERS[decision.reason], person: person.personId, at });
  await record(sql, 'appeal.decided', actorOf(person), [appeal.id]);
}
