import type { StoredRestriction } from '@khong-mot-minh/database';

/** So long whoever stopped a conversation can take it back alone: a slip. The database holds the same (migration 0194). */
const SLIP_MS = 10 * 60_000;

/**
 * Whether a person may end a restriction before its date. A stopped conversation goes on by another person than who
 * stopped it, except for a slip that nobody has appealed or looked at.
 */
export const mayLift = (
  { withAccount, placedBy, since, appealedAt }: Standing,
  { person, at, looked }: { person: string; at: Date; looked: boolean },
): boolean =>
  withAccount === null ||
  placedBy !== person ||
  (appealedAt === null && !looked && at.getTime() - since.getTime() <= SLIP_MS);

type Standing = Pick<StoredRestriction, 'withAccount' | 'placedBy' | 'since' | 'appealedAt'>;
