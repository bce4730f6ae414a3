import type { Sql } from '@khong-mot-minh/database';
import { mayLift } from '../restrictions/may-lift.ts';
import { prolongedBy } from './stop-prolongations.ts';

export type StoredReview = {
  restriction: string;
  person: string;
  outcome: 'lift' | 'keep';
  reason: string;
  onAppeal: boolean;
  at: Date;
};

/** Every look that a person took at these restrictions, oldest first. */
export const reviewsOf = (sql: Sql, restrictions: readonly string[]): Promise<StoredReview[]> =>
  sql<StoredReview>(
    `select restriction_id as restriction, person_id as person, outcome, reason, on_appeal as "onAppeal", at
     from restriction_review where restriction_id = any ($1) order by at, id`,
    [[...restrictions]],
  );

type Standing = {
  account: string;
  bundle: string;
  withAccount: string | null;
  placedBy: string | null;
  since: Date;
  until: Date;
  running: boolean;
};
type Decision = Omit<StoredReview, 'restriction' | 'onAppeal'> & { id: string };

/**
 * A reviewer lifts or keeps a restriction of their own organisation (row-level security knows which those are). Who
 * decided before does not decide its appeal, who stopped a conversation does not end the stop before its date, and who
 * prolonged it last does not prolong it again.
 */
export async function reviewRestriction(
  sql: Sql,
  org: string,
  id: string,
  d: Decision,
  nextReview: (bundle: string) => Date,
): Promise<
  | 'missing'
  | 'over'
  | 'same-person'
  | 'placed-it'
  | 'prolonged-it'
  | { account: string; withAccount: string | null; bundle: string; reviewAt: Date; until: Date }
> {
  const [row] = await sql<Standing>(
    `select account_id as account, bundle, with_account as "withAccount", placed_by as "placedBy", since, until,
       ended_at is null and until > $2 as running
     from restriction where id = $1`,
    [id, d.at],
  );
  if (!row) return 'missing';
  // Locked only once it is known to run: the policy for changes hides what has ended.
  if (!row.running) return 'over';
  const [locked] = await sql<{ appealedAt: Date | null; contested: boolean }>(
    `select appealed_at as "appealedAt",
       exists (select 1 from statement s join appeal a on a.statement_id = s.id where s.restriction_id = $1) as contested
     from restriction where id = $1 and ended_at is null for update`,
    [id],
  );
  if (!locked) return 'over';
  const earlier = await reviewsOf(sql, [id]);
  const onAppeal = locked.appealedAt !== null && !earlier.some((review) => review.onAppeal);
  if (onAppeal && (earlier.some(({ person }) => person === d.person) || (await placed(sql, id, d.person))))
    return 'same-person';
  const looked = locked.contested || earlier.length > 0;
  const standing = { ...row, appealedAt: locked.appealedAt };
  if (d.outcome === 'lift' && !mayLift(standing, { person: d.person, at: d.at, looked })) return 'placed-it';
  // A look at an appeal prolongs nothing that its decider had prolonged: that is somebody else's.
  if (d.outcome === 'keep' && (await prolongedBy(sql, [id], d.person)).has(id)) return 'prolonged-it';
  await sql(
    `insert into restriction_review (id, org_id, restriction_id, person_id, outcome, reason, on_appeal, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [d.id, org, id, d.person, d.outcome, d.reason, onAppeal, d.at],
  );
  const next = nextReview(row.bundle);
  // A stop of a conversation ends at its review; whoever keeps it prolongs it.
  const reviewAt = row.withAccount === null ? new Date(Math.min(next.getTime(), row.until.getTime())) : next;
  const text =
    d.outcome === 'lift'
      ? `update restriction set ended_at = $2, ended = 'lifted', ended_by = $3, end_reason = $4 where id = $1`
      : `update restriction set review_at = $2, until = case when with_account is null then until else $2 end
         where id = $1`;
  await sql(text, d.outcome === 'lift' ? [id, d.at, d.person, d.reason] : [id, reviewAt]);
  const until = row.withAccount === null ? row.until : reviewAt;
  return { account: row.account, withAccount: row.withAccount, bundle: row.bundle, reviewAt, until };
}

/** Whether this person placed the restriction, where a person had to. */
async function placed(sql: Sql, id: string, person: string): Promise<boolean> {
  const rows = await sql(
    `select 1 from measure_proposal where id = $1 and answered_by = $2
     union all select 1 from restriction where id = $1 and placed_by = $2`,
    [id, person],
  );
  return rows.length > 0;
}

/** A conversation, who wants to stop it, and when its case last found something. */
type Wanted = { org: string; accounts: readonly [string, string]; person: string; foundAt: Date };

/**
 * Whether another person has ended a stop between these accounts that this one placed or kept, and the case has found
 * nothing since: then it is not theirs to stop again.
 */
export async function isOverruled(sql: Sql, { org, accounts, person, foundAt }: Wanted): Promise<boolean> {
  const rows = await sql(
    `select 1 from restriction r
     where r.org_id = $1 and (r.account_id, r.with_account) in (($2, $3), ($3, $2))
       and r.ended = 'lifted' and r.ended_by <> $4 and r.ended_at >= $5
       and (r.placed_by = $4 or exists (select 1 from restriction_review v
                                        where v.restriction_id = r.id and v.person_id = $4 and v.outcome = 'keep'))
     limit 1`,
    [org, ...accounts, person, foundAt],
  );
  return rows.length > 0;
}
