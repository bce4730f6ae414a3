import type { Restriction, RestrictionForReview } from '@khong-mot-minh/contracts';
import { restrictionsToReview, runningRestrictions } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import type { Position } from '../../http/list-cursor.ts';
import { type Page, pageOf } from '../../http/page-of.ts';
import { actorOf, type Person } from '../../http/principal.ts';
import type { WithPolicies } from '../../policies/index.ts';
import { reviewsOf } from '../queries/restriction-reviews.ts';
import { prolongedBy } from '../queries/stop-prolongations.ts';
import { bundlesOf } from './bundles-of.ts';
import { restrictionView, reviewView } from './restriction-view.ts';

type ReadDeps = Pick<Deps, 'db' | 'now'> & WithPolicies;

/** What limits an account of a platform now. */
export function readRunning(deps: ReadDeps, org: string, account: string): Promise<Restriction[]> {
  return deps.db.tx({ kind: 'platform', org }, async ({ sql }) => {
    const running = await runningRestrictions(sql, org, account, deps.now());
    const described = await bundlesOf(sql, deps, org, running);
    return running.map((r) => restrictionView(described, r));
  });
}

/** Restrictions of this platform that wait for a review, the nearest first. */
export async function readToReview(
  deps: ReadDeps,
  person: Person,
  { limit, after }: { limit: number; after: Position | undefined },
): Promise<Page<RestrictionForReview>> {
  const { db, now } = deps;
  const { rows, reviews, prolonged, described } = await db.tx(actorOf(person), async ({ sql }) => {
    const rows = await restrictionsToReview(sql, person.orgId, { now: now(), limit: limit + 1, after });
    const ids = rows.map(({ id }) => id);
    const reviews = await reviewsOf(sql, ids);
    const prolonged = await prolongedBy(sql, ids, person.personId);
    return { rows, reviews, prolonged, described: await bundlesOf(sql, deps, person.orgId, rows) };
  });
  const reader = { person: person.personId, now: now(), prolonged };
  return pageOf(
    rows,
    limit,
    (r) => reviewView(described, r, reviews, reader),
    ({ reviewAt, id }) => ({ at: reviewAt, id }),
  );
}
