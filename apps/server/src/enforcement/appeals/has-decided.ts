import type { StoredStatement } from '@khong-mot-minh/database';
import type { AppealOfStatement } from '../queries/appeals.ts';

/** The limits whose reviews count for the appeal against a measure: its own, or the stop that led to it. */
export const limitsOf = ({ restrictionId, stopId }: StoredStatement): string[] =>
  [restrictionId, stopId].filter((id) => id !== null);

/** Whether a person placed the measure or the stop that led to it, or decided about either before it was appealed. */
export const hasDecided = (
  { appeal, statement }: AppealOfStatement,
  reviews: readonly { person: string; at: Date }[],
  person: string,
): boolean =>
  statement.decidedBy === person ||
  statement.stoppedBy === person ||
  reviews.some((review) => review.person === person && review.at < appeal.madeAt);
