import type { Sql } from '@khong-mot-minh/database';

type Outcome = 'ended' | 'kept';

export type StoredContest = {
  id: string;
  org: string;
  account: string;
  guardian: string;
  reason: string;
  state: 'open' | Outcome;
  contestedAt: Date;
  decideBy: Date;
  firstOutcome: Outcome | null;
  firstBy: string | null;
  firstAt: Date | null;
  firstReason: string | null;
  appealedBy: 'teen' | 'guardian' | null;
  appealedAt: Date | null;
  lastOutcome: Outcome | null;
  lastAt: Date | null;
};

const columns = `id, org_id as org, account_id as account, guardian_account as guardian, reason, state,
  contested_at as "contestedAt", decide_by as "decideBy", first_outcome as "firstOutcome", first_by as "firstBy",
  first_at as "firstAt", first_reason as "firstReason", appealed_by as "appealedBy", appealed_at as "appealedAt",
  last_outcome as "lastOutcome", last_at as "lastAt"`;

export type NewContest = Pick<
  StoredContest,
  'id' | 'account' | 'guardian' | 'reason' | 'contestedAt' | 'decideBy'
>;

/** Opens a contest; false when one about this link is open already. The platform is told by the caller. */
export async function insertContest(sql: Sql, org: string, c: NewContest): Promise<boolean> {
  const rows = await sql(
    `insert into guardian_contest (id, org_id, account_id, guardian_account, reason, contested_at, decide_by, told_at)
     values ($1, $2, $3, $4, $5, $6, $7, $6)
     on conflict (org_id, account_id, guardian_account) where state = 'open' do nothing returning id`,
    [c.id, org, c.account, c.guardian, c.reason, c.contestedAt, c.decideBy],
  );
  return rows.length > 0;
}

/** Contests of an account, the latest first. */
export const contestsOf = (
  sql: Sql,
  org: string,
  account: string,
  guardian?: string,
): Promise<StoredContest[]> =>
  sql<StoredContest>(
    `select ${columns} from guardian_contest
     where org_id = $1 and account_id = $2 and ($3::text is null or guardian_account = $3)
     order by contested_at desc, id limit 50`,
    [org, account, guardian ?? null],
  );

/** Links of several accounts that give no power now, because they are looked at or were ended. */
export async function linksWithoutPower(
  sql: Sql,
  org: string,
  accounts: readonly string[],
): Promise<{ account: string; guardian: string }[]> {
  return sql(
    `select distinct account_id as account, guardian_account as guardian from guardian_contest
     where org_id = $1 and account_id = any ($2) and state <> 'kept'`,
    [org, [...accounts]],
  );
}

/** Asks for a second look at a decided contest, once; while it waits the link gives no power. */
export async function appealContest(
  sql: Sql,
  org: string,
  id: string,
  { by, now, decideBy }: { by: 'teen' | 'guardian'; now: Date; decideBy: Date },
): Promise<StoredContest | undefined> {
  const [row] = await sql<StoredContest>(
    `update guardian_contest set state = 'open', appealed_by = $3, appealed_at = $4, decide_by = $5, told_at = $4
     where org_id = $1 and id = $2 and state = case when $3 = 'teen' then 'kept' else 'ended' end
       and appealed_at is null returning ${columns}`,
    [org, id, by, now, decideBy],
  );
  return row;
}

/** What waits for a decision in the reader's organisation, the nearest clock first. */
export const contestsToDecide = (
  sql: Sql,
  org: string,
  { limit, after }: { limit: number; after?: { at: Date; id: string } | undefined },
): Promise<StoredContest[]> =>
  sql<StoredContest>(
    `select ${columns} from guardian_contest
     where org_id = $1 and state = 'open'
       and ($3::timestamptz is null or (decide_by, id) > ($3, $4::uuid))
     order by decide_by, id limit $2`,
    [org, limit, after?.at ?? null, after?.id ?? null],
  );

/** A person decides; whoever decided first does not decide the appeal. Row-level security knows whose it is. */
export async function decideContest(
  sql: Sql,
  id: string,
  d: { outcome: Outcome; reason: string; person: string; now: Date },
): Promise<StoredContest | 'missing' | 'decided' | 'same-person'> {
  const [row] = await sql<StoredContest>(`select ${columns} from guardian_contest where id = $1`, [id]);
  if (!row) return 'missing';
  if (row.state !== 'open') return 'decided';
  if (row.firstBy === d.person) return 'same-person';
  const which = row.appealedAt ? 'last' : 'first';
  const [decided] = await sql<StoredContest>(
    `update guardian_contest set state = $2, ${which}_outcome = $2, ${which}_by = $3, ${which}_at = $4,
       ${which}_reason = $5, told_at = null
     where id = $1 and state = 'open' and (appealed_at is null) = $6 returning ${columns}`,
    [id, d.outcome, d.person, d.now, d.reason, row.appealedAt === null],
  );
  return decided ?? 'decided';
}

/** Organisations with decisions about guardian links of which their platform has not been told. */
export async function orgsToTellOfContests(sql: Sql): Promise<string[]> {
  const rows = await sql<{ org: string }>(
    `select distinct org_id as org from guardian_contest where told_at is null`,
  );
  return rows.map(({ org }) => org);
}

/** Marks decisions as told, in the transaction that queues the telling. */
export const takeDecidedContests = (sql: Sql, org: string, now: Date): Promise<StoredContest[]> =>
  sql<StoredContest>(
    `update guardian_contest set told_at = $2
     where id in (select id from guardian_contest where org_id = $1 and told_at is null
                  order by contested_at limit 500 for update skip locked)
     returning ${columns}`,
    [org, now],
  );
