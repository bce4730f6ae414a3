import { listTeams } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { Refusal } from '../platform/refusal.ts';
import { findRequest } from './queries/authority-requests.ts';
import { listReviewUnits, type ReviewUnit } from './queries/overrides.ts';

/** With the act, at the reminder and when the review is late: more units than that are not asked. */
const UNITS = 3;

export type Review = {
  /** Whoever acts seals the reason to all of these; each sees it once it is paged. */
  units: ReviewUnit[];
  /** Paged in the transaction of the act. */
  first: ReviewUnit;
  /** Paged with it where nobody of the first is on duty. */
  awake?: ReviewUnit | undefined;
  /** Who gains by the act, and so never reviews it. */
  gains?: string | undefined;
};

/**
 * The units that review what a person of `org` does alone: other organisations, and not the one that gains by the act.
 * The first one is paged. Where nobody of it is on duty, the first one with somebody on duty is paged beside it.
 * Asked in a transaction of its own, because only the system sees people of every organisation.
 */
export async function findReview(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  org: string,
  gains?: string,
): Promise<Review | undefined> {
  const all = await db.tx({ kind: 'system' }, ({ sql }) => listReviewUnits(sql, now()));
  const units = all.filter((unit) => unit.org !== org && unit.org !== gains).slice(0, UNITS);
  const [first] = units;
  if (!first) return undefined;
  return { units, first, awake: first.onDuty ? undefined : units.find((unit) => unit.onDuty), gains };
}

/** What a person wants to do alone: hand a case to a team, answer a request, or something that nobody gains by. */
export type AloneAct = { toTeam?: string | undefined; requestId?: string | undefined };

/** The same for what a person wants to do alone; an act that nobody reviews would be a back door. */
export async function requireReview(
  deps: Pick<Deps, 'db' | 'now'>,
  person: Person,
  { toTeam, requestId }: AloneAct,
): Promise<Review> {
  const gains = await deps.db.tx(actorOf(person), async ({ sql }) => {
    if (toTeam) return (await listTeams(sql, deps.now())).find((t) => t.id === toTeam)?.org;
    return requestId ? (await findRequest(sql, requestId))?.fromOrg : undefined;
  });
  const review = await findReview(deps, person.orgId, gains);
  if (!review) throw new Refusal('not-now', 'No other unit has anybody who could review this');
  return review;
}
