import type { DelayReason, EventType, HarmCode, StatementMeasure } from '@khong-mot-minh/contracts';
import type { Sql } from './database.ts';

/** One measure with what its statement is derived from. */
export type StoredStatement = {
  id: string;
  org: string;
  account: string;
  eventId: string;
  measure: StatementMeasure;
  /** Empty unless the measure is a restriction. */
  bundle: string;
  content: EventType;
  rule: string;
  layer: string;
  basis: string[];
  category: HarmCode | null;
  tier: number;
  degraded: boolean;
  source: 'own' | 'notice';
  policy: string;
  caseId: string | null;
  restrictionId: string | null;
  /** The stopped conversation that blocked the act, and who stopped it. */
  stopId: string | null;
  stoppedBy: string | null;
  decidedBy: string | null;
  madeAt: Date;
  until: Date | null;
  visibleAt: Date;
  delayReason: DelayReason | null;
  delayUntil: Date | null;
  replacedAt: Date | null;
};

export const statementColumns = `s.id, s.org_id as org, s.account_id as account, s.event_id as "eventId", s.measure, s.bundle,
  s.content, s.rule, s.layer, s.basis, s.category, s.tier, s.degraded, s.source, s.policy, s.case_id as "caseId",
  s.restriction_id as "restrictionId", s.stop_id as "stopId", s.stopped_by as "stoppedBy", s.decided_by as "decidedBy", s.made_at as "madeAt", s.until,
  s.visible_at as "visibleAt", s.delay_reason as "delayReason", s.delay_until as "delayUntil",
  s.replaced_at as "replacedAt"`;

/** Adds the statements of a batch in one statement; a measure that has one already keeps it. Gives what is new. */
export async function insertStatements(sql: Sql, rows: readonly StoredStatement[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const json = JSON.stringify(rows.map((row) => ({ ...row, basis: [...row.basis] })));
  const added = await sql<{ id: string }>(
    `insert into statement (id, org_id, account_id, event_id, measure, bundle, content, rule, layer, basis, category,
       tier, degraded, source, policy, case_id, restriction_id, decided_by, made_at, until, visible_at, delay_reason,
       delay_until, stop_id, stopped_by)
     select r.id, r.org, r.account, r."eventId", r.measure, r.bundle, r.content, r.rule, r.layer, r.basis, r.category,
       r.tier, r.degraded, r.source, r.policy, r."caseId", r."restrictionId", r."decidedBy", r."madeAt", r.until,
       r."visibleAt", r."delayReason", r."delayUntil", r."stopId", r."stoppedBy"
     from jsonb_to_recordset($1::jsonb) as r (id uuid, org uuid, account text, "eventId" text, measure text,
       bundle text, content text, rule text, layer text, basis text[], category text, tier smallint, degraded boolean,
       source text, policy text, "caseId" uuid, "restrictionId" uuid, "decidedBy" uuid, "madeAt" timestamptz,
       until timestamptz, "visibleAt" timestamptz, "delayReason" text, "delayUntil" timestamptz, "stopId" uuid,
       "stoppedBy" uuid)
     on conflict (org_id, event_id, measure, bundle) where replaced_at is null do nothing returning id`,
    [json],
  );
  return added.map(({ id }) => id);
}

/** These events were judged again: what was said of the first judgement holds no more. */
export async function replaceStatements(
  sql: Sql,
  org: string,
  events: readonly string[],
  at: Date,
): Promise<void> {
  await sql(
    `update statement set replaced_at = $3
     where org_id = $1 and event_id = any ($2) and measure <> 'restrict' and replaced_at is null`,
    [org, [...events], at],
  );
}

export type StatementCursor = { madeAt: Date; id: string };

/** A platform's statements, newest first, of one account or event where they are named. */
export const listStatements = (
  sql: Sql,
  org: string,
  {
    account,
    event,
    limit,
    after,
  }: {
    account?: string | undefined;
    event?: string | undefined;
    limit: number;
    after?: StatementCursor | undefined;
  },
): Promise<StoredStatement[]> =>
  sql<StoredStatement>(
    `select ${statementColumns} from statement s
     where s.org_id = $1 and ($2::text is null or s.account_id = $2) and ($3::text is null or s.event_id = $3)
       and ($5::timestamptz is null or (s.made_at, s.id) < ($5, $6::uuid))
     order by s.made_at desc, s.id desc limit $4`,
    [org, account ?? null, event ?? null, limit, after?.madeAt ?? null, after?.id ?? null],
  );

/** One statement, as far as the transaction's actor may see it. */
export async function findStatement(sql: Sql, id: string): Promise<StoredStatement | undefined> {
  const [row] = await sql<StoredStatement>(`select ${statementColumns} from statement s where s.id = $1`, [
    id,
  ]);
  return row;
}

/** The statement of a restriction. */
export async function findStatementOfRestriction(
  sql: Sql,
  restriction: string,
): Promise<StoredStatement | undefined> {
  const [row] = await sql<StoredStatement>(
    `select ${statementColumns} from statement s where s.restriction_id = $1`,
    [restriction],
  );
  return row;
}

/**
 * The evidence of a case is kept: its statements wait for nothing more, and become readable at the hour given. A delay
 * for fear of retaliation stays. Gives what was released.
 */
export async function releaseStatements(
  sql: Sql,
  org: string,
  caseId: string,
  visibleAt: Date,
): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `update statement set delay_reason = null, delay_until = null, visible_at = greatest(visible_at, $3)
     where org_id = $1 and case_id = $2 and delay_reason = 'evidence-first' and delay_until > $3 returning id`,
    [org, caseId, visibleAt],
  );
  return rows.map(({ id }) => id);
}

/** Measures of an event that an appeal took back. */
export async function reversedMeasures(
  sql: Sql,
  org: string,
  event: string,
): Promise<{ measure: StatementMeasure; bundle: string }[]> {
  return sql(
    `select s.measure, s.bundle from statement s join appeal a on a.statement_id = s.id
     where s.org_id = $1 and s.event_id = $2 and s.replaced_at is null and a.outcome = 'reversed'`,
    [org, event],
  );
}

/** The account was erased: no statement, appeal or proposal of it stays. */
export async function deleteStatements(sql: Sql, org: string, account: string): Promise<void> {
  await sql(`delete from statement where org_id = $1 and account_id = $2`, [org, account]);
  await sql(`delete from measure_proposal where org_id = $1 and account_id = $2`, [org, account]);
}

/** Forgets statements made before then, with their appeals, unless an answer is still owed. */
export async function pruneStatements(sql: Sql, before: Date): Promise<void> {
  await sql(
    `delete from statement s where s.made_at < $1
       and not exists (select 1 from appeal a where a.statement_id = s.id and a.decided_at is null)`,
    [before],
  );
}
