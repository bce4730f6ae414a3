import type { AppealGround, StatementForPlatform } from '@khong-mot-minh/contracts';
import { findStatement, listStatements, releaseStatements } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import type { SaveAnswer } from '../../http/idempotency.ts';
import type { Position } from '../../http/list-cursor.ts';
import { type Page, pageOf } from '../../http/page-of.ts';
import { releaseAfter } from '../../platform/home-day.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { WithPolicies } from '../../policies/index.ts';
import { makeAppeal } from '../appeals/make-appeal.ts';
import { findAppeals } from '../queries/appeals.ts';
import { platformView } from './platform-view.ts';

type ViewDeps = Pick<Deps, 'config' | 'db' | 'jurisdiction' | 'now' | 'vault'>;
type Asked = {
  account: string | undefined;
  event: string | undefined;
  limit: number;
  after: Position | undefined;
};

const viewContext = ({ config, jurisdiction: home, now, vault }: Omit<ViewDeps, 'db'>) => ({
  home,
  vault,
  portalUrl: config.portalUrl,
  now: now(),
});

/** Statements of a platform, newest first, of one account or one event. */
export function readStatements(
  deps: ViewDeps,
  org: string,
  { account, event, limit, after }: Asked,
): Promise<Page<StatementForPlatform>> {
  return deps.db.tx({ kind: 'platform', org }, async ({ sql }) => {
    const rows = await listStatements(sql, org, {
      account,
      event,
      limit: limit + 1,
      after: after && { madeAt: after.at, id: after.id },
    });
    const appeals = await findAppeals(
      sql,
      rows.map(({ id }) => id),
    );
    return pageOf(
      rows,
      limit,
      (row) => platformView(viewContext(deps), row, appeals.get(row.id)),
      ({ madeAt, id }) => ({ at: madeAt, id }),
    );
  });
}

/** The platform appeals for its account; a statement has one appeal. */
export function appealForAccount(
  deps: ViewDeps & Pick<Deps, 'record'> & WithPolicies,
  org: string,
  id: string,
  ground: AppealGround,
  save: SaveAnswer,
): Promise<StatementForPlatform> {
  const who = { kind: 'platform', org } as const;
  return deps.db.tx(who, async ({ sql }) => {
    const statement = await findStatement(sql, id);
    if (!statement) throw new Refusal('not-found');
    const { document } = await deps.policies.live(sql, org);
    const made = await makeAppeal(sql, deps, document, statement, { by: 'platform', ground, who });
    if (made === 'already') throw new Refusal('not-now', 'This statement has an appeal already');
    if (made === 'too-late') throw new Refusal('not-now', 'This statement can no longer be appealed');
    const seen = platformView(viewContext(deps), statement, (await findAppeals(sql, [id])).get(id));
    await save(sql, 201, seen);
    return seen;
  });
}

/** The evidence of a case is kept: statements that waited for it become readable. Gives how many waited. */
export function releaseStatementsOf(
  { db, jurisdiction, now, record }: Pick<Deps, 'db' | 'jurisdiction' | 'now' | 'record'>,
  org: string,
  caseId: string,
): Promise<number> {
  const who = { kind: 'platform', org } as const;
  return db.tx(who, async ({ sql }) => {
    const ids = await releaseStatements(sql, org, caseId, releaseAfter(jurisdiction, now()));
    if (ids.length) await record(sql, 'statement.released', who, ids);
    return ids.length;
  });
}
