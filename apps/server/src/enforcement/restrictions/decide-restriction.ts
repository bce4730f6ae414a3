import { randomUUID } from 'node:crypto';
import type { RestrictionDecision } from '@khong-mot-minh/contracts';
import type { SignedIn } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { actorOf } from '../../http/principal.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { WithPolicies } from '../../policies/index.ts';
import type { EventService } from '../../protection/index.ts';
import { closeAppealOnReview } from '../appeals/close-appeal-on-review.ts';
import { reviewRestriction } from '../queries/restriction-reviews.ts';
import { bundlesOf } from './bundles-of.ts';
import { notifyOfEnds } from './restriction-sweeper.ts';

const DAY_MS = 86_400_000;
/** For a bundle that the pack no longer describes. */
const REVIEW_DAYS = 3;

export type Decided = { bundle: string; at: Date; reviewAt: Date };

/** A person of the platform lifts or keeps a restriction, in one place for every route that does. */
export async function decideRestriction(
  deps: Pick<Deps, 'db' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: EventService,
  person: SignedIn & Parameters<typeof actorOf>[0],
  id: string,
  { outcome, reason }: RestrictionDecision,
): Promise<Decided> {
  const who = actorOf(person);
  const at = deps.now();
  const decision = { id: randomUUID(), person: person.personId, outcome, reason, at };
  const result = await deps.db.tx(who, async ({ sql }) => {
    const { bundles } = await bundlesOf(sql, deps, person.orgId);
    const nextReview = (bundle: string) =>
      new Date(at.getTime() + (bundles[bundle]?.reviewDays ?? REVIEW_DAYS) * DAY_MS);
    const reviewed = await reviewRestriction(sql, person.orgId, id, decision, nextReview);
    if (typeof reviewed !== 'string') {
      await deps.record(sql, outcome === 'lift' ? 'restriction.ended' : 'restriction.reviewed', who, [id]);
      await closeAppealOnReview(sql, deps, person, id, { reason }, at);
    }
    return reviewed;
  });
  if (result === 'missing') throw new Refusal('not-found');
  if (result === 'over') throw new Refusal('not-now', 'This restriction is over already');
  if (result === 'same-person')
    throw new Refusal('forbidden', 'Another person decides the appeal against what you decided', {
      errors: [{ pointer: '/outcome', code: 'second-person' }],
    });
  if (result === 'placed-it')
    throw new Refusal(
      'second-person',
      'You stopped this conversation: another person ends that before its date. A slip is taken back within ten minutes, before anybody has appealed',
    );
  if (result === 'prolonged-it')
    throw new Refusal(
      'second-person',
      'You prolonged this stop last: another person decides whether it goes on after its date',
    );
  if (outcome === 'lift') {
    // A person's transaction does not reach the platform's webhook; should this fail, the sweeper tells it.
    await notifyOfEnds(deps, person.orgId);
  }
  // A stop that is kept ends later than what is remembered of both.
  for (const account of [result.account, result.withAccount])
    if (account !== null) await events.forgetAccount(person.orgId, account);
  return { bundle: result.bundle, at, reviewAt: result.reviewAt };
}
