import type { AppealRow, AppealView, PolicyDocument } from '@khong-mot-minh/contracts';
import type { AppealOfStatement } from '../queries/appeals.ts';
import type { Country } from '../statements/dsa-statement.ts';
import { subjectView } from '../statements/subject-view.ts';
import { answerOf } from './appeal-state.ts';
import { hasDecided, limitsOf } from './has-decided.ts';

export type Reader = {
  home: Country;
  person: string;
  names: ReadonlyMap<string, string>;
  reviews: readonly { restriction: string; person: string; at: Date }[];
  now: Date;
};

/** An appeal as a row of the desk's list. */
export function appealRow(
  { bundles }: Pick<PolicyDocument, 'bundles'>,
  found: AppealOfStatement,
  { home, person, names, reviews }: Reader,
): AppealRow {
  const { appeal, statement } = found;
  const looks = reviews.filter(({ restriction }) => limitsOf(statement).includes(restriction));
  const title = bundles[statement.bundle]?.title;
  return {
    id: appeal.id,
    by: appeal.by,
    measure: statement.measure,
    ...(title && { bundle: title }),
    rule: statement.rule,
    ground: appeal.ground,
    madeAt: appeal.madeAt.toISOString(),
    dueAt: appeal.dueAt.toISOString(),
    ...answerOf(home, appeal),
    ...(appeal.decidedBy && { decidedBy: names.get(appeal.decidedBy) ?? '' }),
    mayDecide: appeal.decidedAt === null && !hasDecided(found, looks, person),
  };
}

/** One appeal with the decision behind it, for a reviewer of that platform. */
export function appealView(document: PolicyDocument, found: AppealOfStatement, reader: Reader): AppealView {
  const { appeal, statement: s } = found;
  const rule = document.rules.find(({ id }) => id === s.rule);
  const placedBy = s.decidedBy ?? s.stoppedBy;
  return {
    ...appealRow(document, found, reader),
    account: s.account,
    eventId: s.eventId,
    ...(s.caseId && { caseId: s.caseId }),
    // `as` (three): written only from a decision, whose schema names these.
    tier: s.tier as AppealView['tier'],
    layer: s.layer as AppealView['layer'],
    ...(s.category && { category: s.category as NonNullable<AppealView['category']> }),
    ...(rule && { ruleStatement: rule.statement }),
    basis: s.basis.map((code) => {
      const known = document.bases[code];
      return { code, ...(known && { title: known.title, grade: known.grade }) };
    }),
    policy: s.policy,
    degraded: s.degraded,
    ...(placedBy && { placedBy: reader.names.get(placedBy) ?? '' }),
    ...(s.stopId && { stop: s.stopId }),
    shownToSubject: subjectView(reader.home, document, s, appeal, reader.now),
  };
}
