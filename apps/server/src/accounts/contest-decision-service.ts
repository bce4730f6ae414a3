import type { ContestDecided, ContestDecisionInput, ContestForReview } from '@khong-mot-minh/contracts';
import type { Deps } from '../deps.ts';
import type { Position } from '../http/list-cursor.ts';
import { pageOf } from '../http/page-of.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { fieldForbidden, Refusal } from '../platform/refusal.ts';
import type { EventService } from '../protection/index.ts';
import { contestForReview, notifyOfDecidedContests } from './contest-view.ts';
import { contestsToDecide, decideContest } from './queries/guardian-contests.ts';

/** Contested links of a person's platform that wait for a decision, the nearest clock first. */
export async function readContestsToDecide(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  person: Person,
  { after, limit }: { after: Position | undefined; limit: number },
): Promise<{ items: ContestForReview[]; next?: string }> {
  const rows = await db.tx(actorOf(person), ({ sql }) =>
    contestsToDecide(sql, person.orgId, { limit: limit + 1, after }),
  );
  return pageOf(
    rows,
    limit,
    (one) => contestForReview(one, person.personId, now()),
    (one) => ({ at: one.decideBy, id: one.id }),
  );
}

/** A person of the platform ends a contested link or keeps it; a second look is another person's. */
export async function decideGuardianContest(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'>,
  events: Pick<EventService, 'forgetAccount'>,
  person: Person,
  id: string,
  { outcome, reason }: ContestDecisionInput,
): Promise<ContestDecided> {
  const at = deps.now();
  const decided = await deps.db.tx(actorOf(person), async ({ sql }) => {
    const by = { person: person.personId, reason, now: at };
    const result = await decideContest(sql, id, { outcome: outcome === 'end' ? 'ended' : 'kept', ...by });
    if (result === 'missing') throw new Refusal('not-found');
    if (result === 'decided') throw new Refusal('not-now', 'This contest is decided already');
    if (result === 'same-person')
      throw fieldForbidden('/outcome', 'second-person', 'Another person looks at what you decided');
    await deps.record(sql, 'guardian-link.decided', actorOf(person), [id]);
    return result;
  });
  // A person's transaction does not reach the platform's webhook; should this fail, the sweeper tells it.
  await notifyOfDecidedContests(deps, person.orgId);
  await events.forgetAccount(person.orgId, decided.account);
  return { id, state: decided.state, decidedAt: at.toISOString() };
}
