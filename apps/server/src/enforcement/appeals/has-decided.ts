import type { AppealOfStatement } from '../queries/appeals.ts';

/** Whether a person placed the measure, or decided about it before it was appealed. */
export const hasDecided = (
  { appeal, statement }: AppealOfStatement,
  reviews: readonly { person: string; at: Date }[],
  person: string,
): boolean =>
  statement.decidedBy === person ||
  reviews.some((review) => review.person === person && review.at < appeal.madeAt);
