import type { Sql } from './database.ts';

export type CaseRecord = {
  id: string;
  org: string;
  team: string | null;
  origin: 'decision' | 'report';
  status: 'open' | 'taken' | 'referred' | 'closing' | 'closed';
  tier: number;
  dangerNow: boolean;
  category: string;
  /** Both seem to be minors: nobody has said so yet, a reviewer has confirmed or rejected it. */
  peers: 'proposed' | 'confirmed' | 'rejected' | null;
  /** What the case is called under the reading of `peers` that does not hold now. */
  otherCategory: string | null;
  subject: string | null;
  affectedChild: string | null;
  assignee: string | null;
  unread: boolean;
  closedReason: string | null;
  openedAt: Date;
  updatedAt: Date;
  version: number;
};

type Row = {
  id: string;
  org_id: string;
  team_id: string | null;
  origin: CaseRecord['origin'];
  status: CaseRecord['status'];
  tier: number;
  danger_now: boolean;
  category: string;
  peers: CaseRecord['peers'];
  other_category: string | null;
  subject: string | null;
  affected_child: string | null;
  assignee: string | null;
  unread: boolean;
  closed_reason: string | null;
  opened_at: Date;
  updated_at: Date;
  version: number;
};

const fromRow = (row: Row): CaseRecord => ({
  id: row.id,
  org: row.org_id,
  team: row.team_id,
  origin: row.origin,
  status: row.status,
  tier: row.tier,
  dangerNow: row.danger_now,
  category: row.category,
  peers: row.peers,
  otherCategory: row.other_category,
  subject: row.subject,
  affectedChild: row.affected_child,
  assignee: row.assignee,
  unread: row.unread,
  closedReason: row.closed_reason,
  openedAt: row.opened_at,
  updatedAt: row.updated_at,
  version: row.version,
});

/** Inserts the projection with its turn; the database grants it to its owner. The caller appends the first event. */
export async function insertCase(sql: Sql, c: CaseRecord): Promise<void> {
  await sql(
    `insert into cases (id, org_id, team_id, origin, status, tier, danger_now, category, subject, affected_child,
       assignee, unread, closed_reason, opened_at, updated_at, version, peers, other_category, turn)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, least(99, 1 + greatest(
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
       closed_reason = $9, updated_at = $10, version = $11, peers = $12, other_category = $13
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
    ],
  );
  return rows.length > 0;
}

/** The case as the asking organisation may see it, locked for a change when `forUpdate`. */
export async function findCase(sql: Sql, id: string, forUpdate = false): Promise<CaseRecord | undefined> {
  const [row] = await sql<Row>(`select * from cases where id = $1 ${forUpdate ? 'for update' : ''}`, [id]);
  return row && fromRow(row);
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

export type QueueRow = CaseRecord & {
  access: 'owner' | 'referral';
  assigneeName: string | null;
  /** Which open case around the same account or the same young person it was when it opened. */
  turn: number;
};
export type QueueName = 'open' | 'mine' | 'all' | 'referred';
/** Position after the last row of a page: urgency, then the turn where the page was in order of it, time, id. */
export type QueueCursor = { danger: boolean; tier: number; turn: number | null; openedAt: Date; id: string };

const queueFilter: Record<QueueName, string> = {
  open: `a.scope = 'owner' and c.status <> 'closed'`,
  mine: `a.scope = 'owner' and c.status <> 'closed' and c.assignee = $2`,
  referred: `a.scope = 'referral'`,
  all: `true`,
};

/**
 * A page of the organisation's queue: danger first, then tier, then the longest waiting. `byTurn` puts first turns
 * before second ones within a tier.
 */
export async function listQueue(
  sql: Sql,
  org: string,
  person: string,
  queue: QueueName,
  page: { limit: number; after?: QueueCursor | undefined; byTurn?: boolean; now: Date },
): Promise<QueueRow[]> {
  const { after } = page;
  const turn = page.byTurn ? 'c.turn' : '0';
  const rows = await sql<Row & { scope: 'owner' | 'referral'; assignee_name: string | null; turn: number }>(
    `select c.*, a.scope, p.name as assignee_name
     from case_access a join cases c on c.id = a.case_id left join person p on p.id = c.assignee
     where a.org_id = $1 and (a.expires_at is null or a.expires_at > $3) and $2::uuid is not null and ${queueFilter[queue]}
       and ($5::boolean is null or (not c.danger_now, -c.tier, ${turn}, c.opened_at, c.id)
         > (not $5::boolean, -$6::int, $9::int, $7::timestamptz, $8::uuid))
     order by not c.danger_now, -c.tier, ${page.byTurn ? 'c.turn, ' : ''}c.opened_at, c.id limit $4`,
    [
      org,
      person,
      page.now,
      page.limit,
      after?.danger ?? null,
      after?.tier ?? null,
      after?.openedAt ?? null,
      after?.id ?? null,
      after?.turn ?? 0,
    ],
  );
  return rows.map((row) => ({
    ...fromRow(row),
    access: row.scope,
    assigneeName: row.assignee_name,
    turn: row.turn,
  }));
}
