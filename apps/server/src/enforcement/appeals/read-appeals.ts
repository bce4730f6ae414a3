import type { AppealRow, AppealView, RuleRecord } from '@khong-mot-minh/contracts';
import { namesOfPeople, type Sql } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import type { Position } from '../../http/list-cursor.ts';
import { type Page, pageOf } from '../../http/page-of.ts';
import { actorOf, type Person } from '../../http/principal.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { WithPolicies } from '../../policies/index.ts';
import { type AppealOfStatement, findAppeal, listAppeals } from '../queries/appeals.ts';
import { reviewsOf } from '../queries/restriction-reviews.ts';
import { ruleRecords } from '../queries/statement-figures.ts';
import { appealRow, appealView, type Reader } from './appeal-view.ts';
import { limitsOf } from './has-decided.ts';

type ViewDeps = Pick<Deps, 'jurisdiction' | 'now'> & WithPolicies;

/** Appeals of this platform: open ones by the day of the answer, or decided ones. */
export function readAppeals(
  deps: ViewDeps & Pick<Deps, 'db'>,
  person: Person,
  { state, limit, after }: { state: 'open' | 'decided'; limit: number; after: Position | undefined },
): Promise<Page<AppealRow>> {
  return deps.db.tx(actorOf(person), async ({ sql }) => {
    const rows = await listAppeals(sql, person.orgId, state, { limit: limit + 1, after });
    const reader = await readerOf(sql, deps, person, rows);
    const { document } = await deps.policies.live(sql, person.orgId);
    return pageOf(
      rows,
      limit,
      (row) => appealRow(document, row, reader),
      ({ appeal }) => ({ at: appeal.decidedAt ?? appeal.dueAt, id: appeal.id }),
    );
  });
}

/** One appeal as this person sees it. */
export const readAppeal = (
  deps: ViewDeps & Pick<Deps, 'db'>,
  person: Person,
  id: string,
): Promise<AppealView> => deps.db.tx(actorOf(person), ({ sql }) => viewAppeal(sql, deps, person, id));

/** The same within a transaction. */
export async function viewAppeal(sql: Sql, deps: ViewDeps, person: Person, id: string): Promise<AppealView> {
  const found = await findAppeal(sql, id);
  if (!found) throw new Refusal('not-found');
  const { document } = await deps.policies.live(sql, person.orgId);
  return appealView(document, found, await readerOf(sql, deps, person, [found]));
}

async function readerOf(
  sql: Sql,
  { jurisdiction, now }: Pick<Deps, 'jurisdiction' | 'now'>,
  person: Person,
  found: readonly AppealOfStatement[],
): Promise<Reader> {
  const restrictions = found.flatMap(({ statement }) => limitsOf(statement));
  return {
    home: jurisdiction,
    person: person.personId,
    names: await namesOfPeople(sql),
    reviews: restrictions.length ? await reviewsOf(sql, restrictions) : [],
    now: now(),
  };
}

/** What came of each rule's measures: appeals, and how many a person took back. */
export const readRuleRecords = ({ db }: Pick<Deps, 'db'>, person: Person): Promise<RuleRecord[]> =>
  db.tx(actorOf(person), ({ sql }) => ruleRecords(sql, person.orgId));
