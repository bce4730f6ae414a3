import type { PolicyDocument, Restriction, RestrictionEnded, RestrictionForReview } from '@kmm/contracts';
import type { StoredRestriction } from '@kmm/store';

type Bundles = Pick<PolicyDocument, 'bundles'>;

/** A restriction as the platform sees it, with what it limits; never who reported or which words. */
export function restrictionView({ bundles }: Bundles, r: StoredRestriction): Restriction {
  const bundle = bundles[r.bundle];
  return {
    id: r.id,
    bundle: r.bundle,
    since: r.since.toISOString(),
    reviewAt: r.reviewAt.toISOString(),
    until: r.until.toISOString(),
    ...(r.appealedAt && { appealedAt: r.appealedAt.toISOString() }),
    limits: bundle?.limits ?? [],
    ...(bundle && { notice: bundle.notice }),
  };
}

/** The same for a reviewer of that platform, who has to find the decision behind it. */
export const reviewView = (document: Bundles, r: StoredRestriction): RestrictionForReview => ({
  ...restrictionView(document, r),
  account: r.account,
  cause: r.cause,
  policy: r.policy,
});

/** How a restriction ended; one that was swept late ended when it was over. */
export const endedView = (r: StoredRestriction): RestrictionEnded => ({
  id: r.id,
  bundle: r.bundle,
  endedAt: (r.endedAt ?? r.until).toISOString(),
  ended: r.ended ?? 'expired',
});
