import type { Localised } from '@khong-mot-minh/contracts';
import type { Sql } from './database.ts';

export type StoredRestriction = {
  id: string;
  org: string;
  account: string;
  bundle: string;
  /** The other account of a conversation that a person stopped; nobody's where new contacts are limited. */
  withAccount: string | null;
  /** Who stopped it. */
  placedBy: string | null;
  cause: string;
  policy: string;
  /** The policy's own sentences about the rules that fired. */
  reasons: { rule: string; statement: Localised; basis: string[] }[];
  since: Date;
  reviewAt: Date;
  until: Date;
  appealedAt: Date | null;
  endedAt: Date | null;
  ended: 'expired' | 'lifted' | null;
  /** Whether a person looked at the appeal and kept the restriction. */
  appealKept: boolean;
};

const columns = `id, org_id as org, account_id as account, bundle, with_account as "withAccount", placed_by as "placedBy", cause, policy, reasons, since,
  review_at as "reviewAt", until, appealed_at as "appealedAt", ended_at as "endedAt", ended,
  exists (select 1 from restriction_review v where v.restriction_id = restriction.id and v.on_appeal) as "appealKept"`;

/** A conversation that a person stopped: with whom, in which case, and who placed it. */
export type ConversationStop = { withAccount: string; caseId: string; placedBy: string };

/** Starts a restriction; false when one of the bundle runs for the account already. */
export async function insertRestriction(
  sql: Sql,
  r: Omit<
    StoredRestriction,
    'reasons' | 'withAccount' | 'placedBy' | 'appealedAt' | 'endedAt' | 'ended' | 'appealKept'
  > &
    Partial<Pick<StoredRestriction, 'reasons'>> & { stop?: ConversationStop },
): Promise<boolean> {
  // One that is over but not yet swept would stand in the way of the new one.
  await sql(
    `update restriction set ended_at = until, ended = 'expired'
     where org_id = $1 and account_id = $2 and bundle = $3 and coalesce(with_account, '') = $5
       and ended_at is null and until <= $4`,
    [r.org, r.account, r.bundle, r.since, r.stop?.withAccount ?? ''],
  );
  const rows = await sql(
    `insert into restriction (id, org_id, account_id, bundle, cause, policy, since, review_at, until, reasons,
       with_account, case_id, placed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (org_id, account_id, bundle, coalesce(with_account, '')) where ended_at is null do nothing
     returning id`,
    [
      r.id,
      r.org,
      r.account,
      r.bundle,
      r.cause,
      r.policy,
      r.since,
      r.reviewAt,
      r.until,
      JSON.stringify(r.reasons ?? []),
      r.stop?.withAccount ?? null,
      r.stop?.caseId ?? null,
      r.stop?.placedBy ?? null,
    ],
  );
  return rows.length > 0;
}

/** What limits an account now. */
export const runningRestrictions = (
  sql: Sql,
  org: string,
  account: string,
  now: Date,
): Promise<StoredRestriction[]> =>
  sql<StoredRestriction>(
    `select ${columns} from restriction
     where org_id = $1 and account_id = $2 and ended_at is null and until > $3 order by since, id`,
    [org, account, now],
  );

/** Restrictions by their own ids, as far as the transaction's actor may see them. */
export const findRestrictions = (sql: Sql, ids: readonly string[]): Promise<StoredRestriction[]> =>
  sql<StoredRestriction>(`select ${columns} from restriction where id = any ($1)`, [[...ids]]);

/** Which of these accounts are restricted now, and until when. */
export async function findRestrictedUntil(
  sql: Sql,
  org: string,
  accounts: readonly string[],
  now: Date,
): Promise<Map<string, Date>> {
  const rows = await sql<{ account: string; until: Date }>(
    `select account_id as account, max(until) as until from restriction
     where org_id = $1 and account_id = any ($2) and with_account is null and ended_at is null and until > $3
     group by account_id`,
    [org, [...accounts], now],
  );
  return new Map(rows.map(({ account, until }) => [account, until]));
}

/** A stop of one account's conversations: with whom, until when, and by whom. */
export type StoppedWith = { id: string; account: string; until: Date; placedBy: string };

/** With whom the conversations of these accounts are stopped now; a stop holds both ways. */
export async function findStoppedWith(
  sql: Sql,
  org: string,
  accounts: readonly string[],
  now: Date,
): Promise<Map<string, StoppedWith[]>> {
  const rows = await sql<{ id: string; account: string; other: string; until: Date; placedBy: string }>(
    `select id, account_id as account, with_account as other, until, placed_by as "placedBy" from restriction
     where org_id = $1 and account_id = any ($2) and with_account is not null and ended_at is null and until > $3
     union all
     select id, with_account, account_id, until, placed_by from restriction
     where org_id = $1 and with_account = any ($2) and ended_at is null and until > $3`,
    [org, [...accounts], now],
  );
  const stopped = new Map<string, StoppedWith[]>();
  for (const { account, other, ...stop } of rows)
    stopped.set(account, [...(stopped.get(account) ?? []), { ...stop, account: other }]);
  return stopped;
}

/** The stop that runs in a case now. */
export async function runningStopOfCase(
  sql: Sql,
  caseId: string,
  now: Date,
): Promise<StoredRestriction | undefined> {
  const [row] = await sql<StoredRestriction>(
    `select ${columns} from restriction
     where case_id = $1 and with_account is not null and ended_at is null and until > $2`,
    [caseId, now],
  );
  return row;
}

/** Organisations whose platform has not heard of a conversation that a person stopped. */
export async function orgsToTellOfStops(sql: Sql): Promise<string[]> {
  const rows = await sql<{ org: string }>(
    `select distinct org_id as org from restriction where with_account is not null and start_told_at is null`,
  );
  return rows.map(({ org }) => org);
}

/** Marks stops as told, in the transaction that queues the telling; gives those that began. */
export const takeStarted = (sql: Sql, org: string, at: Date): Promise<StoredRestriction[]> =>
  sql<StoredRestriction>(
    `update restriction set start_told_at = $2
     where id in (select id from restriction where org_id = $1 and with_account is not null and start_told_at is null
                  order by since limit 500 for update skip locked)
     returning ${columns}`,
    [org, at],
  );

/** What waits for a reviewer: the nearest review first; an appeal brings its review nearer. */
export const restrictionsToReview = (
  sql: Sql,
  org: string,
  { now, limit, after }: { now: Date; limit: number; after?: { at: Date; id: string } | undefined },
): Promise<StoredRestriction[]> =>
  sql<StoredRestriction>(
    `select ${columns} from restriction
     where org_id = $1 and ended_at is null and until > $2
       and ($4::timestamptz is null or (review_at, id) > ($4, $5::uuid))
     order by review_at, id limit $3`,
    [org, now, limit, after?.at ?? null, after?.id ?? null],
  );

/** Notes an appeal of a running restriction, once; the review comes at `reviewAt` or earlier. */
export async function appealRestriction(
  sql: Sql,
  org: string,
  of: { id: string; account: string },
  { now, reviewAt }: { now: Date; reviewAt: (bundle: string) => Date },
): Promise<{ restriction: StoredRestriction; fresh: boolean } | undefined> {
  const [row] = await sql<StoredRestriction>(
    `select ${columns} from restriction
     where id = $1 and org_id = $2 and account_id = $3 and ended_at is null and until > $4 for update`,
    [of.id, org, of.account, now],
  );
  if (!row || row.appealedAt) return row && { restriction: row, fresh: false };
  const [restriction] = await sql<StoredRestriction>(
    `update restriction set appealed_at = $2, review_at = least(review_at, $3) where id = $1 returning ${columns}`,
    [row.id, now, reviewAt(row.bundle)],
  );
  return restriction && { restriction, fresh: true };
}

/** A reviewer ends a restriction of their own organisation; row-level security knows which those are. */
export async function liftRestriction(
  sql: Sql,
  id: string,
  by: { person: string; reason: string; now: Date },
): Promise<StoredRestriction | 'missing' | 'over'> {
  const [row] = await sql<StoredRestriction>(
    `update restriction set ended_at = $2, ended = 'lifted', ended_by = $3, end_reason = $4
     where id = $1 and ended_at is null and until > $2 returning ${columns}`,
    [id, by.now, by.person, by.reason],
  );
  if (row) return row;
  const known = await sql(`select 1 from restriction where id = $1`, [id]);
  return known.length ? 'over' : 'missing';
}

/** Organisations with restrictions that ended and whose platform has not been told. */
export async function orgsToTellOfEnds(sql: Sql, now: Date): Promise<string[]> {
  const rows = await sql<{ org: string }>(
    `select distinct org_id as org from restriction where told_at is null and (ended_at is not null or until <= $1)`,
    [now],
  );
  return rows.map(({ org }) => org);
}

/** Ends what is over and marks everything ended as told, in the transaction that queues the telling. */
export const takeEndedRestrictions = (sql: Sql, org: string, now: Date): Promise<StoredRestriction[]> =>
  sql<StoredRestriction>(
    `update restriction set told_at = $2, ended_at = coalesce(ended_at, until), ended = coalesce(ended, 'expired')
     where id in (select id from restriction
                  where org_id = $1 and told_at is null and (ended_at is not null or until <= $2)
                  order by until limit 500 for update skip locked)
     returning ${columns}`,
    [org, now],
  );

/** The account was erased: nothing of its restrictions stays. */
export async function deleteRestrictions(sql: Sql, org: string, account: string): Promise<void> {
  await sql(`delete from restriction where org_id = $1 and (account_id = $2 or with_account = $2)`, [
    org,
    account,
  ]);
}
