import type { HarmCode } from '@khong-mot-minh/contracts/codes';
import { type CaseRecord, caseColumns } from './case-row.ts';
import type { Sql } from './database.ts';

/** Inserts the projection with its turn; the database grants it to its owner. The caller appends the first event. */
export async function insertCase(sql: Sql, c: CaseRecord): Promise<void> {
  await sql(
    `insert into cases (id, org_id, team_id, origin, status, tier, danger_now, category, subject, affected_child,
       assignee, unread, closed_reason, opened_at, updated_at, version, peers, other_category, share, turn)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, least(99, 1 + greatest(
       (select count(*) from cases o where o.org_id = $2 and o.subject = $9 and o.status <> 'closed'),
       (select count(*) from cases o where o.org_id = $2 and o.affected_child = $10 and o.status <> 'closed'))))`,
    [
      c.id,
      c.org,
      c.team,
      c.origin,
      c.status,
      c.tier,
      c.dangerNow,
      c.category,
      c.subject,
      c.affectedChild,
      c.assignee,
      c.unread,
      c.closedReason,
      c.openedAt,
      c.updatedAt,
      c.version,
      c.peers,
      c.otherCategory,
      c.share,
    ],
  );
}

/** Lets a receiving organisation see the case of the asking one; false where that one does not own it. */
export async function grantReferral(sql: Sql, caseId: string, org: string, at: Date): Promise<boolean> {
  const [row] = await sql<{ granted: boolean }>(`select grant_referral($1, $2, $3) as granted`, [
    caseId,
    org,
    at,
  ]);
  return row?.granted === true;
}

/** Writes the projection that the reducer gave; false when another writer was first. */
export async function updateCase(sql: Sql, c: CaseRecord, expectedVersion: number): Promise<boolean> {
  const rows = await sql(
    `update cases set status = $3, tier = $4, danger_now = $5, category = $6, assignee = $7, unread = $8,
       closed_reason = $9, updated_at = $10, version = $11, peers = $12, other_category = $13, aside = $14
     where id = $1 and version = $2 returning id`,
    [
      c.id,
      expectedVersion,
      c.status,
      c.tier,
      c.dangerNow,
      c.category,
      c.assignee,
      c.unread,
      c.closedReason,
      c.updatedAt,
      c.version,
      c.peers,
      c.otherCategory,
      c.aside,
    ],
  );
  return rows.length > 0;
}

/** The case as the asking organisation may see it, locked for a change when `forUpdate`. */
export async function findCase(sql: Sql, id: string, forUpdate = false): Promise<CaseRecord | undefined> {
  const [row] = await sql<CaseRecord>(
    `select ${caseColumns} from cases c where c.id = $1 ${forUpdate ? 'for update' : ''}`,
    [id],
  );
  return row;
}

/** Notes that the words of a case went out to its owner's desk; for whom it is assigned to nothing in it is new any more. */
export async function markRead(sql: Sql, id: string, person: string): Promise<void> {
  await sql(
    `update cases set was_read = true, unread = unread and assignee is distinct from $2
     where id = $1 and (not was_read or (unread and assignee = $2))`,
    [id, person],
  );
}

/** What a person works on, locked for the change that follows; in one order, so that two of these never cross. */
export const listOpenCasesOf = (sql: Sql, org: string, person: string): Promise<CaseRecord[]> =>
  sql<CaseRecord>(
    `select ${caseColumns} from cases c where c.org_id = $1 and c.assignee = $2 and c.status <> 'closed'
     order by c.id for update`,
    [org, person],
  );

export type OpenCasesOf = { person: string; count: number; danger: HarmCode[] };

/** How many cases each person of an organisation works on, and what the danger among them is called. */
export const countOpenCases = (sql: Sql, org: string): Promise<OpenCasesOf[]> =>
  sql<OpenCasesOf>(
    `select assignee as person, count(*)::int as count,
            coalesce(array_agg(category order by opened_at) filter (where danger_now or tier >= 5), '{}') as danger
     from cases where org_id = $1 and assignee is not null and status <> 'closed' group by assignee`,
    [org],
  );

/** Of these cases, as far as the asking organisation may see them, the ones whose reporter took the report back. */
export async function withdrawnAmong(sql: Sql, ids: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ id: string }>(`select w as id from withdrawn_among($1) w`, [ids]);
  return new Set(rows.map(({ id }) => id));
}

/** Why an organisation sees a case now: it owns it, or a referral that has not ended. */
export async function findAccess(
  sql: Sql,
  org: string,
  caseId: string,
  now: Date,
): Promise<'owner' | 'referral' | undefined> {
  const [row] = await sql<{ scope: 'owner' | 'referral' }>(
    `select scope from case_access where org_id = $1 and case_id = $2 and (expires_at is null or expires_at > $3)`,
    [org, caseId, now],
  );
  return row?.scope;
}

export type CaseEvent = {
  version: number;
  type: string;
  at: Date;
  org: string | null;
  person: string | null;
  detail: Record<string, unknown>;
};

/** Appends what happened to a case; its version must be the next one. */
export async function appendCaseEvent(sql: Sql, caseId: string, e: CaseEvent): Promise<void> {
  await sql(
    `insert into case_event (case_id, version, type, at, actor_org, actor_person, detail)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [caseId, e.version, e.type, e.at, e.org, e.person, JSON.stringify(e.detail)],
  );
}

/** What happened last to a case. */
export async function findLastCaseEvent(
  sql: Sql,
  caseId: string,
): Promise<Pick<CaseEvent, 'type' | 'at'> | undefined> {
  const [row] = await sql<Pick<CaseEvent, 'type' | 'at'>>(
    `select type, at from case_event where case_id = $1 order by version desc limit 1`,
    [caseId],
  );
  return row;
}

/** Everything that happened to a case, as far as the asking organisation may see it, oldest first. */
export async function listCaseEvents(sql: Sql, caseId: string): Promise<CaseEvent[]> {
  const rows = await sql<{
    version: number;
    type: string;
    at: Date;
    actor_org: string | null;
    actor_person: string | null;
    detail: Record<string, unknown>;
  }>(
    `select version, type, at, actor_org, actor_person, detail from case_event where case_id = $1 order by version`,
    [caseId],
  );
  return rows.map((r) => ({
    version: r.version,
    type: r.type,
    at: r.at,
    org: r.actor_org,
    person: r.actor_person,
    detail: r.detail,
  }));
}
