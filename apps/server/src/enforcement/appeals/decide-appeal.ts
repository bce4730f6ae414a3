import { randomUUID } from 'node:crypto';
import type { AppealDecision, PolicyDocument } from '@kmm/contracts';
import type { Tx } from '@kmm/store';
import type { Deps } from '../../deps.ts';
import { actorOf, type Principal } from '../../http/principal.ts';
import { type AppealOfStatement, decideAppeal, findAppeal } from '../queries/appeals.ts';
import { reviewRestriction, reviewsOf } from '../queries/restriction-reviews.ts';

type Person = Extract<Principal, { kind: 'person' }>;
export type Answered = { account: string } | 'missing' | 'over' | 'own-measure';

const DAY_MS = 86_400_000;
/** For a bundle that the pack no longer describes. */
const REVIEW_DAYS = 3;

/** A person's answer to an appeal; what it means for a restriction happens in the same transaction. */
export async function answerAppeal(
  { sql }: Tx,
  deps: Pick<Deps, 'now' | 'record'>,
  { bundles }: Pick<PolicyDocument, 'bundles'>,
  person: Person,
  id: string,
  answer: AppealDecision,
): Promise<Answered> {
  const seen = await findAppeal(sql, id);
  if (!seen) return 'missing';
  if (seen.appeal.decidedAt !== null) return 'over';
  const { restrictionId, account, bundle } = seen.statement;
  const reviews = restrictionId ? await reviewsOf(sql, [restrictionId]) : [];
  // The database refuses it as well; here it becomes an answer that a person understands.
  if (hasDecided(seen, reviews, person.personId)) return 'own-measure';
  const at = deps.now();
  const who = actorOf(person);
  const decided = await decideAppeal(sql, id, { ...answer, person: person.personId, at });
  if (decided === 'over') return 'over';
  await deps.record(sql, 'appeal.decided', who, [id]);
  if (!restrictionId) return { account };
  const next = new Date(at.getTime() + (bundles[bundle]?.reviewDays ?? REVIEW_DAYS) * DAY_MS);
  const lift = answer.outcome === 'reversed';
  const look = {
    id: randomUUID(),
    person: person.personId,
    outcome: lift ? ('lift' as const) : ('keep' as const),
    reason: lift ? 'appeal-upheld' : 'appeal-not-upheld',
    at,
  };
  const looked = await reviewRestriction(sql, person.orgId, restrictionId, look, () => next);
  // One that was over by itself stays so; what it was thought to be is answered all the same.
  if (typeof looked !== 'string')
    await deps.record(sql, lift ? 'restriction.ended' : 'restriction.reviewed', who, [restrictionId]);
  return { account };
}

/** Whether a person placed the measure, or decided about it before it was appealed. */
export const hasDecided = (
  { appeal, statement }: AppealOfStatement,
  reviews: readonly { person: string; at: Date }[],
  person: string,
): boolean =>
  statement.decidedBy === person ||
  reviews.some((review) => review.person === person && review.at < appeal.madeAt);
