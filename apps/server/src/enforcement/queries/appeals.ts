import type { AppealDecision, AppealGround } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import { type StoredStatement, statementColumns } from '@khong-mot-minh/database';

export type StoredAppeal = {
  id: string;
  org: string;
  statementId: string;
  by: 'person' | 'platform';
  ground: AppealGround;
  madeAt: Date;
  dueAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  outcome: AppealDecision['outcome'] | null;
  reason: AppealDecision['reason'] | null;
};

const columns = `a.id, a.org_id as org, a.statement_id as "statementId", a.by, a.ground, a.made_at as "madeAt",
  a.due_at as "dueAt", a.decided_at as "decidedAt", a.decided_by as "decidedBy", a.outcome, a.reason`;

/** Makes an appeal; false where the statement has one already. */
export async function insertAppeal(
  sql: Sql,
  a: Omit<StoredAppeal, 'decidedAt' | 'decidedBy' | 'outcome' | 'reason'>,
): Promise<boolean> {
  const rows = await sql(
    `insert into appeal (id, org_id, statement_id, by, ground, made_at, due_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (statement_id) do nothing returning id`,
    [a.id, a.org, a.statementId, a.by, a.ground, a.madeAt, a.dueAt],
  );
  return rows.length > 0;
}

/** Appeals of these statements, as far as the transaction's actor may see them. */
export async function findAppeals(
  sql: Sql,
  statements: readonly string[],
): Promise<Map<string, StoredAppeal>> {
  const rows = await sql<StoredAppeal>(`select ${columns} from appeal a where a.statement_id = any ($1)`, [
    [...statements],
  ]);
  return new Map(rows.map((row) => [row.statementId, row]));
}

export type AppealOfStatement = { appeal: StoredAppeal; statement: StoredStatement };

/** One appeal with its statement. */
export async function findAppeal(sql: Sql, id: string): Promise<AppealOfStatement | undefined> {
  const [appeal] = await sql<StoredAppeal>(`select ${columns} from appeal a where a.id = $1`, [id]);
  if (!appeal) return undefined;
  const [statement] = await sql<StoredStatement>(
    `select ${statementColumns} from statement s where s.id = $1`,
    [appeal.statementId],
  );
  return statement && { appeal, statement };
}

/** Position after a page: `at` is when an open appeal is due, or when a decided one was decided. */
export type AppealCursor = { at: Date; id: string };

const pages = {
  open: {
    filter: 'a.decided_at is null',
    after: '($3::timestamptz is null or (a.due_at, a.id) > ($3, $4::uuid))',
    order: 'a.due_at, a.id',
  },
  decided: {
    filter: 'a.decided_at is not null',
    after: '($3::timestamptz is null or (a.decided_at, a.id) < ($3, $4::uuid))',
    order: 'a.decided_at desc, a.id desc',
  },
};

/** Open appeals, the nearest answer first; or decided ones, the newest first. */
export async function listAppeals(
  sql: Sql,
  org: string,
  state: keyof typeof pages,
  { limit, after }: { limit: number; after?: AppealCursor | undefined },
): Promise<AppealOfStatement[]> {
  const page = pages[state];
  const appeals = await sql<StoredAppeal>(
    `select ${columns} from appeal a where a.org_id = $1 and ${page.filter} and ${page.after}
     order by ${page.order} limit $2`,
    [org, limit, after?.at ?? null, after?.id ?? null],
  );
  const statements = await sql<StoredStatement>(
    `select ${statementColumns} from statement s where s.id = any ($1)`,
    [appeals.map((a) => a.statementId)],
  );
  const byId = new Map(statements.map((s) => [s.id, s]));
  return appeals.flatMap((appeal) => {
    const statement = byId.get(appeal.statementId);
    return statement ? [{ appeal, statement }] : [];
  });
}

/** A person's answer, once; the database throws for whoever placed the measure themselves. */
export async function decideAppeal(
  sql: Sql,
  id: string,
  by: { person: string; at: Date } & AppealDecision,
): Promise<'decided' | 'over'> {
  const rows = await sql(
    `update appeal set decided_at = $2, decided_by = $3, outcome = $4, reason = $5
     where id = $1 and decided_at is null returning id`,
    [id, by.at, by.person, by.outcome, by.reason],
  );
  return rows.length ? 'decided' : 'over';
}

/** Organisations with decided appeals of which their platform has not heard. */
export async function orgsWithUnnotifiedAppeals(sql: Sql): Promise<string[]> {
  const rows = await sql<{ org: string }>(
    `select distinct org_id as org from appeal where decided_at is not null and told_at is null`,
  );
  return rows.map(({ org }) => org);
}

export type Reversal = {
  appealId: string;
  statementId: string;
  account: string;
  eventId: string;
  measure: StoredStatement['measure'];
};

/** Measures that were taken back and of which the platform has not heard. */
export const untoldReversals = (sql: Sql, org: string): Promise<Reversal[]> =>
  sql<Reversal>(
    `select a.id as "appealId", s.id as "statementId", s.account_id as account, s.event_id as "eventId", s.measure
     from appeal a join statement s on s.id = a.statement_id
     where a.org_id = $1 and a.outcome = 'reversed' and a.told_at is null order by a.decided_at limit 100`,
    [org],
  );

/** Marks these reversals, and every appeal that changed nothing, as told, in the transaction that queues the telling. */
export const takeDecidedAppeals = (
  sql: Sql,
  org: string,
  reversals: readonly string[],
  at: Date,
): Promise<StoredAppeal[]> =>
  sql<StoredAppeal>(
    `update appeal a set told_at = $3
     where a.org_id = $1 and a.told_at is null and (a.id = any ($2) or a.outcome = 'upheld') returning ${columns}`,
    [org, [...reversals], at],
  );
