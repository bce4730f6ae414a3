import type { AppealGround, StatementForSubject } from '@khong-mot-minh/contracts';
import { findStatement, type Sql, type StoredStatement } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import type { WithPolicies } from '../../policies/index.ts';
import { makeAppeal } from '../appeals/make-appeal.ts';
import { findAppeals, type StoredAppeal } from '../queries/appeals.ts';
import { type Bundles, bundlesOf } from '../restrictions/bundles-of.ts';
import { readableAt } from './new-statement.ts';
import { idOfLink } from './statement-link.ts';
import { subjectView } from './subject-view.ts';

type StatementDeps = Pick<Deps, 'db' | 'jurisdiction' | 'now' | 'record' | 'vault'> & WithPolicies;

/** What stands behind a link; before its time it is as unknown as a link that was never given. */
export async function readLinked(
  deps: StatementDeps,
  link: string,
): Promise<StatementForSubject | 'unknown'> {
  const found = await findLinked(deps, link);
  if (!found) return 'unknown';
  const { described, statement, appeal } = found;
  return subjectView(deps.jurisdiction, described, statement, appeal, deps.now());
}

/** The person concerned appeals from the page behind the link. */
export async function appealLinked(
  deps: StatementDeps,
  link: string,
  ground: AppealGround,
): Promise<'made' | 'already' | 'too-late' | 'unknown'> {
  const found = await findLinked(deps, link);
  if (!found) return 'unknown';
  const who = { kind: 'public', locator: found.statement.id } as const;
  return deps.db.tx(who, async ({ sql }) => {
    const statement = await readable(sql, found.statement.id, deps.now());
    return statement
      ? makeAppeal(sql, deps, found.described, statement, { by: 'person', ground, who })
      : 'unknown';
  });
}

type Linked = { statement: StoredStatement; appeal: StoredAppeal | undefined; described: Bundles };

/** The public may read the statement, not the policy of its platform; so the words come in a second transaction. */
async function findLinked(deps: StatementDeps, link: string): Promise<Linked | undefined> {
  const id = idOfLink(deps.vault, link);
  if (!id) return undefined;
  const found = await deps.db.tx({ kind: 'public', locator: id }, async ({ sql }) => {
    const statement = await readable(sql, id, deps.now());
    return statement && { statement, appeal: (await findAppeals(sql, [id])).get(id) };
  });
  if (!found) return undefined;
  const { org } = found.statement;
  const described = await deps.db.tx({ kind: 'system', org }, ({ sql }) =>
    bundlesOf(sql, deps, org, [found.statement]),
  );
  return { ...found, described };
}

async function readable(sql: Sql, id: string, now: Date): Promise<StoredStatement | undefined> {
  const statement = await findStatement(sql, id);
  return statement && readableAt(statement) <= now ? statement : undefined;
}
