import type { Localised } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';

export type PreservationRow = {
  id: string;
  caseId: string;
  org: string;
  issuerOrg: string;
  issuerName: Localised;
  issuerPerson: string | null;
  origin: 'decision' | 'case' | 'request';
  basis: string;
  scope: string[];
  issuedAt: Date;
  expiresAt: Date;
  alarm: 'none' | 'due' | 'soon';
  endedAt: Date | null;
  ended: 'released' | 'lapsed' | null;
  endReason: string | null;
  /** It lapsed, its case is open and nothing else keeps the evidence. */
  missed: boolean;
  renewals: { at: string; until: string; by: string }[];
};

export type NewPreservation = {
  id: string;
  caseId: string;
  org: string;
  issuerOrg: string;
  issuerPerson: string | null;
  origin: PreservationRow['origin'];
  requestId?: string | undefined;
  basis: string;
  scope: readonly string[];
  at: Date;
  expiresAt: Date;
  /** Set where the platform is told in the same transaction. */
  toldAt: Date | null;
};

/** Issues a preservation; the database refuses more than 90 days and a case that the keeper does not own. */
export async function insertPreservation(sql: Sql, p: NewPreservation): Promise<void> {
  await sql(
    `insert into preservation (id, case_id, org_id, issuer_org, issuer_person, origin, request_id, basis, scope,
       issued_at, period_from, expires_at, told_at, platform_told_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12,
       (select $10::timestamptz from cases c where c.id = $2 and coalesce(c.platform_id, $3) = $3))`,
    [
      p.id,
      p.caseId,
      p.org,
      p.issuerOrg,
      p.issuerPerson,
      p.origin,
      p.requestId ?? null,
      p.basis,
      p.scope,
      p.at,
      p.expiresAt,
      p.toldAt,
    ],
  );
}

// `missed` looks at cases under the asker's own row-level security: a case that moved away is not this keeper's to renew.
const columns = `p.id, p.case_id as "caseId", p.org_id as org, p.issuer_org as "issuerOrg",
  o.name as "issuerName", p.issuer_person as "issuerPerson", p.origin,
  p.basis, p.scope, p.issued_at as "issuedAt", p.expires_at as "expiresAt", p.alarm, p.ended_at as "endedAt", p.ended,
  p.end_reason as "endReason",
  (coalesce(p.ended = 'lapsed', false)
    and exists (select 1 from cases c where c.id = p.case_id and c.status <> 'closed')
    and not exists (select 1 from preservation q where q.case_id = p.case_id and q.org_id = p.org_id
                    and (q.ended_at is null or q.issued_at > p.issued_at))) as missed,
  coalesce((select jsonb_agg(jsonb_build_object('at', r.at, 'until', r.until, 'by', r.by_person) order by r.n)
            from preservation_renewal r where r.preservation_id = p.id), '[]') as renewals`;
const from = `preservation p join organisation o on o.id = p.issuer_org`;

export type PreservationPage = {
  state: 'running' | 'ended' | 'all';
  caseId?: string | undefined;
  limit: number;
  after?: { expiresAt: Date; id: string } | undefined;
};

/** What the asking organisation keeps, the nearest end first; `running` includes what lapsed and is missed. */
export async function listPreservations(
  sql: Sql,
  org: string,
  { state, caseId, limit, after }: PreservationPage,
): Promise<PreservationRow[]> {
  return sql<PreservationRow>(
    `select * from (select ${columns} from ${from} where p.org_id = $1) p
     where ($2 = 'all' or ($2 = 'running') = ("endedAt" is null or missed))
       and ($3::uuid is null or "caseId" = $3)
       and ($4::timestamptz is null or ("expiresAt", id) > ($4, $5::uuid))
     order by "expiresAt", id limit $6`,
    [org, state, caseId ?? null, after?.expiresAt ?? null, after?.id ?? null, limit],
  );
}

/** One preservation that the asking organisation keeps. */
export async function findPreservation(
  sql: Sql,
  org: string,
  id: string,
): Promise<PreservationRow | undefined> {
  const [row] = await sql<PreservationRow>(
    `select ${columns} from ${from} where p.org_id = $1 and p.id = $2`,
    [org, id],
  );
  return row;
}

/** The end of what a request had preserved, for either side of it; nothing where it preserved nothing. */
export async function findEndOfRequested(sql: Sql, request: string): Promise<Date | undefined> {
  const [row] = await sql<{ until: Date }>(
    `select expires_at as until from preservation where request_id = $1`,
    [request],
  );
  return row?.until;
}

/** Whether a preservation of that case runs at its keeper. */
export async function isPreserved(sql: Sql, org: string, caseId: string, now: Date): Promise<boolean> {
  const rows = await sql(
    `select 1 from preservation where org_id = $1 and case_id = $2 and ended_at is null and expires_at > $3 limit 1`,
    [org, caseId, now],
  );
  return rows.length > 0;
}

/** Starts a new period from `at`; false when it has ended in the meantime. */
export async function renewPreservation(
  sql: Sql,
  r: { id: string; org: string; at: Date; until: Date; basis: string; person: string },
): Promise<boolean> {
  const [row] = await sql<{ renewals: number }>(
    `update preservation set period_from = $2, expires_at = $3, renewals = renewals + 1, alarm = 'none', told_at = null,
       platform_told_at = (select $2::timestamptz from cases c
         where c.id = case_id and coalesce(c.platform_id, preservation.org_id) = preservation.org_id)
     where id = $1 and ended_at is null and expires_at > $2 returning renewals`,
    [r.id, r.at, r.until],
  );
  if (!row) return false;
  await sql(
    `insert into preservation_renewal (preservation_id, n, org_id, at, until, basis, by_person)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [r.id, row.renewals, r.org, r.at, r.until, r.basis, r.person],
  );
  return true;
}

/** A person ends it early; false when it had ended. */
export async function releasePreservation(
  sql: Sql,
  r: { id: string; at: Date; reason: string; person: string },
): Promise<boolean> {
  const rows = await sql(
    `update preservation set ended_at = $2, ended = 'released', end_reason = $3, ended_by = $4
     where id = $1 and ended_at is null returning id`,
    [r.id, r.at, r.reason, r.person],
  );
  return rows.length > 0;
}

type Sweep = { now: Date; dueBefore: Date; soonBefore: Date; ends: boolean };

/** Raises alarms that are due (each level once) and, where it `ends`, ends what ran out; gives what changed, by keeper. */
export async function sweepPreservations(
  sql: Sql,
  { now, dueBefore, soonBefore, ends }: Sweep,
): Promise<{ id: string; org: string; ended: boolean }[]> {
  return sql(
    `update preservation set
       ended_at = case when $4 and expires_at <= $1 then expires_at end,
       ended = case when $4 and expires_at <= $1 then 'lapsed' end,
       alarm = case when expires_at <= $3 then 'soon' else 'due' end
     where id in (select id from preservation where ended_at is null
                    and (($4 and expires_at <= $1) or (expires_at <= $3 and alarm <> 'soon') or (expires_at <= $2 and alarm = 'none'))
                  order by expires_at limit 500 for update skip locked)
     returning id, org_id as org, ended_at is not null as ended`,
    [now, dueBefore, soonBefore, ends],
  );
}

/** Keepers that have not been told of a preservation that runs, and platforms that others keep something of. */
export async function orgsToTellOfPreservations(
  sql: Sql,
): Promise<{ keepers: string[]; platforms: string[] }> {
  const [row] = await sql<{ keepers: string[]; platforms: string[] }>(
    `select array(select distinct org_id from preservation where told_at is null and ended_at is null) as keepers,
       array(select distinct c.platform_id from preservation p join cases c on c.id = p.case_id
             where p.platform_told_at is null and p.ended_at is null and c.platform_id <> p.org_id) as platforms`,
  );
  return row ?? { keepers: [], platforms: [] };
}

export type UntoldPreservation = {
  id: string;
  caseId: string;
  scope: string[];
  expiresAt: Date;
  subject: string | null;
};

/** Marks what runs as told, in the transaction that queues the telling. Only the platform itself hears of its account. */
export const takeUntoldPreservations = (sql: Sql, org: string, now: Date): Promise<UntoldPreservation[]> =>
  sql<UntoldPreservation>(
    `update preservation p set told_at = $2 from cases c
     where c.id = p.case_id and p.org_id = $1 and p.told_at is null and p.ended_at is null
     returning p.id, p.case_id as "caseId", p.scope, p.expires_at as "expiresAt",
       case when c.platform_id = p.org_id then c.subject end as subject`,
    [org, now],
  );

/** The same for what later owners keep of the asking platform's cases. */
export const takePreservationsOfOthers = (sql: Sql, now: Date): Promise<UntoldPreservation[]> =>
  sql<UntoldPreservation>(
    `select id, case_id as "caseId", scope, expires_at as "expiresAt", subject from take_untold_preservations($1)`,
    [now],
  );

/** How many run, lapsed and were renewed, over all organisations. */
export async function countPreservations(
  sql: Sql,
  now: Date,
): Promise<{ running: number; lapsed: number; renewed: number }> {
  const [row] = await sql<{ running: number; lapsed: number; renewed: number }>(
    `select count(*) filter (where ended_at is null and expires_at > $1)::int as running,
            count(*) filter (where ended = 'lapsed' or (ended_at is null and expires_at <= $1))::int as lapsed,
            count(*) filter (where renewals > 0)::int as renewed from preservation`,
    [now],
  );
  return row ?? { running: 0, lapsed: 0, renewed: 0 };
}
