import type { Localised, PublicKey, Sealed } from '@khong-mot-minh/contracts';
import type { HarmCode } from '@khong-mot-minh/contracts/codes';
import {
  type CaseKeys,
  insertWordsKey,
  type Sql,
  unwrapSealedText,
  wrapSealedText,
} from '@khong-mot-minh/database';

type Name = Localised;

export type OverrideRow = {
  id: string;
  caseId: string;
  org: string;
  byPerson: string;
  act: 'refer' | 'answer' | 'export';
  reason: string;
  refId: string;
  category: HarmCode;
  tier: number;
  at: Date;
  reviewDue: Date;
  /** Units that were paged, in their order. */
  pagedOrgs: string[];
  fromName: Name;
  pagedNames: [Name, ...Name[]];
  noteId: string;
  /** Null once it was destroyed with its case. */
  note: Sealed | null;
  reviewedAt: Date | null;
  verdict: 'justified' | 'not-justified' | null;
  verdictReason: string | null;
  /** The asking person acted, and has not read the verdict. */
  unread: boolean;
  /** The asking person was paged. */
  paged: boolean;
};

export type NewOverride = Omit<
  OverrideRow,
  | 'pagedOrgs'
  | 'fromName'
  | 'pagedNames'
  | 'reviewedAt'
  | 'verdict'
  | 'verdictReason'
  | 'unread'
  | 'paged'
  | 'note'
> & { note: Sealed; gains: string | undefined };

/** Writes that one person acted alone, and pages the people who review; false when the note's id is taken. */
export async function insertOverride(
  sql: Sql,
  keys: CaseKeys,
  o: NewOverride,
  paged: readonly ReviewUnit[],
): Promise<boolean> {
  const key = await keys.make(o.at);
  const rows = await sql(
    `insert into override (id, case_id, org_id, by_person, act, reason, ref_id, category, tier, at, review_due,
       review_org, paged_orgs, gains_org, note_id, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::uuid[], $14, $15, $16)
     on conflict (note_id) do nothing returning id`,
    [
      o.id,
      o.caseId,
      o.org,
      o.byPerson,
      o.act,
      o.reason,
      o.refId,
      o.category,
      o.tier,
      o.at,
      o.reviewDue,
      paged[0]?.org,
      paged.map(({ org }) => org),
      o.gains ?? null,
      o.noteId,
      JSON.stringify(wrapSealedText(key, o.noteId, o.note)),
    ],
  );
  if (rows.length === 0) return false;
  await insertWordsKey(sql, key.ref, { override: o.id }, o.at);
  for (const unit of paged) await pageUnit(sql, o.id, unit, o.at);
  return true;
}

async function pageUnit(sql: Sql, override: string, { org, people }: ReviewUnit, at: Date): Promise<void> {
  await sql(
    `insert into override_page (override_id, person_id, org_id, paged_at) select $1, unnest($2::uuid[]), $3, $4`,
    [override, people.map(({ id }) => id), org, at],
  );
}

const isUnread = `(o.by_person = (select me_person()) and o.reviewed_at is not null
  and not exists (select 1 from override_verdict_read v where v.override_id = o.id))`;
const columns = `o.id, o.case_id as "caseId", o.org_id as org, o.by_person as "byPerson", o.act, o.reason,
  o.ref_id as "refId", o.category, o.tier, o.at, o.review_due as "reviewDue", o.paged_orgs as "pagedOrgs",
  a.name as "fromName",
  (select jsonb_agg(b.name order by u.n)
   from unnest(o.paged_orgs) with ordinality u (org, n) join organisation b on b.id = u.org) as "pagedNames",
  o.note_id as "noteId",
  o.reviewed_at as "reviewedAt", o.verdict, o.verdict_reason as "verdictReason", ${isUnread} as unread,
  exists (select 1 from override_page p where p.override_id = o.id) as paged`;
const from = `override o join organisation a on a.id = o.org_id`;

/** Overrides that the asking organisation made or has to review, what is due first, without their notes. */
export const listOverrides = (
  sql: Sql,
  page: {
    state: 'unreviewed' | 'waiting' | 'all';
    caseId?: string | undefined;
    limit: number;
    after?: { reviewDue: Date; id: string } | undefined;
  },
): Promise<OverrideRow[]> =>
  sql<OverrideRow>(
    `select ${columns}, null::jsonb as note from ${from}
     where ($1 = 'all' or o.reviewed_at is null or ($1 = 'waiting' and ${isUnread}))
       and ($5::uuid is null or (o.case_id = $5 and o.org_id = (select me_org())))
       and ($2::timestamptz is null or (o.review_due, o.id) > ($2, $3::uuid))
     order by o.review_due, o.id limit $4`,
    [page.state, page.after?.reviewDue ?? null, page.after?.id ?? null, page.limit, page.caseId ?? null],
  );

/** One override that the asking organisation made or has to review. */
export async function findOverride(sql: Sql, keys: CaseKeys, id: string): Promise<OverrideRow | undefined> {
  const [row] = await sql<OverrideRow>(`select ${columns}, o.note from ${from} where o.id = $1`, [id]);
  return row && { ...row, note: unwrapSealedText(keys, row.noteId, row.note) };
}

/** Notes that a paged person looked. */
export async function markPageSeen(sql: Sql, override: string, person: string, at: Date): Promise<void> {
  await sql(
    `update override_page set seen_at = $3 where override_id = $1 and person_id = $2 and seen_at is null`,
    [override, person, at],
  );
}

/** Notes that who acted has read the verdict. */
export async function noteVerdictRead(
  sql: Sql,
  override: string,
  { org, person }: { org: string; person: string },
  at: Date,
): Promise<void> {
  await sql(
    `insert into override_verdict_read (override_id, org_id, person_id, read_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [override, org, person, at],
  );
}

/** The verdict of a person who was paged; false when it was given or is not theirs to give. */
export async function reviewOverride(
  sql: Sql,
  r: { id: string; person: string; at: Date; verdict: string; reason: string },
): Promise<boolean> {
  const rows = await sql(
    `update override set reviewed_by = $2, reviewed_at = $3, verdict = $4, verdict_reason = $5
     where id = $1 and reviewed_at is null returning id`,
    [r.id, r.person, r.at, r.verdict, r.reason],
  );
  return rows.length > 0;
}

export type ReviewUnit = {
  org: string;
  name: Localised;
  people: ({ id: string } & PublicKey)[];
  /** Somebody of them is on duty now. */
  onDuty: boolean;
};

/**
 * Units whose people can review: supervisors and auditors with a key, the coalition first because it owns no case.
 * Run as the system, which alone sees people of every organisation.
 */
export async function listReviewUnits(sql: Sql, now: Date): Promise<ReviewUnit[]> {
  return sql<ReviewUnit>(
    `select o.id as org, o.name,
            jsonb_agg(jsonb_build_object('id', p.id, 'keyId', p.key_id, 'publicKey', p.public_key) order by p.id) as people,
            bool_or(exists (select 1 from roster r where r.person_id = p.id and r.starts_at <= $1 and r.ends_at > $1)) as "onDuty"
     from organisation o join person p on p.org_id = o.id
     where p.active and p.key_id is not null and p.public_key is not null
       and p.roles && array['supervisor', 'coalition-auditor']
     group by o.id order by o.kind <> 'coalition', o.kind <> 'helpline', o.created_at, o.id`,
    [now],
  );
}

/** Whether the person is on duty now. */
export async function isOnDuty(sql: Sql, person: string, now: Date): Promise<boolean> {
  const rows = await sql(
    `select 1 from roster where person_id = $1 and starts_at <= $2 and ends_at > $2 limit 1`,
    [person, now],
  );
  return rows.length > 0;
}

/** Writes down once which reviews are late. */
export const takeOverdueOverrides = (sql: Sql, now: Date): Promise<{ id: string }[]> =>
  sql<{ id: string }>(
    `update override set overdue_at = $1
     where overdue_at is null and reviewed_at is null and review_due <= $1 returning id`,
    [now],
  );

export type Unanswered = { id: string; org: string; gains: string | null; pagedOrgs: string[] };

/** Unreviewed ones of which fewer units were paged than `units`; locked, so that two servers never page twice. */
export const lockUnanswered = (
  sql: Sql,
  { dueBefore, units }: { dueBefore: Date; units: number },
): Promise<Unanswered[]> =>
  sql<Unanswered>(
    `select id, org_id as org, gains_org as gains, paged_orgs as "pagedOrgs" from override
     where reviewed_at is null and review_due <= $1 and cardinality(paged_orgs) < $2
     order by review_due, id limit 500 for update skip locked`,
    [dueBefore, units],
  );

/** Pages a further unit; run as the system. */
export async function pageFurther(sql: Sql, override: string, unit: ReviewUnit, at: Date): Promise<void> {
  await sql(`update override set paged_orgs = paged_orgs || $2::uuid where id = $1`, [override, unit.org]);
  await pageUnit(sql, override, unit, at);
}

export type OverrideCount = {
  made: number;
  unreviewed: number;
  overdue: number;
  justified: number;
  notJustified: number;
};

/** Overrides of all organisations; run as the system. */
export async function countOverrides(sql: Sql, now: Date): Promise<OverrideCount> {
  const [row] = await sql<OverrideCount>(
    `select count(*)::int as made, count(*) filter (where reviewed_at is null)::int as unreviewed,
       count(*) filter (where reviewed_at is null and review_due <= $1)::int as overdue,
       count(*) filter (where verdict = 'justified')::int as justified,
       count(*) filter (where verdict = 'not-justified')::int as "notJustified" from override`,
    [now],
  );
  return row ?? { made: 0, unreviewed: 0, overdue: 0, justified: 0, notJustified: 0 };
}
