import { listReviewUnits, type ReviewUnit } from '@kmm/store';
import type { Deps } from '../deps.ts';

/**
 * The unit that reviews what a person of `org` does alone: another organisation, and not the one that gains by the act.
 * Asked in a transaction of its own, because only the system sees people of every organisation.
 */
export async function findReviewUnit(
  { db }: Deps,
  besides: readonly (string | undefined)[],
): Promise<ReviewUnit | undefined> {
  const units = await db.tx({ kind: 'system' }, ({ sql }) => listReviewUnits(sql));
  return units.find(({ org }) => !besides.includes(org));
}
