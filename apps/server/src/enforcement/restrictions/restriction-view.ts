import type { Restriction, RestrictionEnded, RestrictionForReview } from '@khong-mot-minh/contracts';
import type { StoredRestriction } from '@khong-mot-minh/database';
import type { StoredReview } from '../queries/restriction-reviews.ts';
import type { Bundles } from './bundles-of.ts';
import { mayLift } from './may-lift.ts';

/** A restriction as the platform sees it, with what it limits; never who reported or which words. */
export function restrictionView({ bundles }: Bundles, r: StoredRestriction): Restriction {
  const bundle = bundles[r.bundle];
  return {
    id: r.id,
    bundle: r.bundle,
    ...(r.withAccount !== null && { with: r.withAccount }),
    since: r.since.toISOString(),
    reviewAt: r.reviewAt.toISOString(),
    until: r.until.toISOString(),
    ...(r.appealedAt && { appealedAt: r.appealedAt.toISOString() }),
    appeal: r.appealedAt === null ? 'none' : r.appealKept ? 'kept' : 'waiting',
    limits: bundle?.limits ?? [],
    ...(bundle && { notice: bundle.notice }),
  };
}

/** The same for a reviewer of that platform, with why it started and who looked before. */
export const reviewView = (
  described: Bundles,
  r: StoredRestriction,
  reviews: readonly StoredReview[],
  reader: { person: string; now: Date; prolonged: ReadonlySet<string> },
): RestrictionForReview => ({
  ...restrictionView(described, r),
  mayLift: mayLift(r, {
    person: reader.person,
    at: reader.now,
    looked: reviews.some(({ restriction }) => restriction === r.id),
  }),
  mayKeep: !reader.prolonged.has(r.id),
  placedByMe: r.placedBy === reader.person,
  account: r.account,
  cause: r.cause,
  policy: r.policy,
  reasons: r.reasons,
  overdue: r.reviewAt <= reader.now,
  reviews: reviews
    .filter(({ restriction }) => restriction === r.id)
    .map(({ outcome, reason, onAppeal, at, person }) => ({
      outcome,
      reason,
      onAppeal,
      at: at.toISOString(),
      mine: person === reader.person,
    })),
});

/** How a restriction ended; one that was swept late ended when it was over. */
export const endedView = (r: StoredRestriction): RestrictionEnded => ({
  id: r.id,
  bundle: r.bundle,
  ...(r.withAccount !== null && { with: r.withAccount }),
  endedAt: (r.endedAt ?? r.until).toISOString(),
  ended: r.ended ?? 'expired',
});
