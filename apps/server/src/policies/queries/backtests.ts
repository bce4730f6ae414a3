import type { Sql } from '@khong-mot-minh/database';

export type StoredBacktest = {
  id: string;
  version: string;
  against: string;
  since: Date | null;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  counted: number;
  total: number;
  askedAt: Date;
  finishedAt: Date | null;
  report: unknown;
  failure: string | null;
};

const columns = `id, version, against, since, state, counted::int as counted, total::int as total,
  asked_at as "askedAt", finished_at as "finishedAt", report, failure`;

/** Adds one that waits for a worker. */
export async function insertBacktest(
  sql: Sql,
  org: string,
  b: { id: string; version: string; against: string; since?: Date | undefined; by: string; at: Date },
): Promise<void> {
  await sql(
    `insert into backtest (id, org_id, version, against, since, state, asked_by, asked_at, beat_at)
     values ($1, $2, $3, $4, $5, 'queued', $6, $7, $7)`,
    [b.id, org, b.version, b.against, b.since ?? null, b.by, b.at],
  );
}

/** One of the platform's own. */
export async function findBacktest(sql: Sql, org: string, id: string): Promise<StoredBacktest | undefined> {
  const [row] = await sql<StoredBacktest>(`select ${columns} from backtest where org_id = $1 and id = $2`, [
    org,
    id,
  ]);
  return row;
}

/** The platform's own, newest first. */
export const listBacktests = (
  sql: Sql,
  org: string,
  { after, limit }: { after?: { askedAt: Date; id: string } | undefined; limit: number },
): Promise<StoredBacktest[]> =>
  sql<StoredBacktest>(
    `select ${columns} from backtest
     where org_id = $1 and ($2::timestamptz is null or (asked_at, id) < ($2, $3::uuid))
     order by asked_at desc, id desc limit $4`,
    [org, after?.askedAt ?? null, after?.id ?? null, limit],
  );

/** Takes one that waits, or whose worker has not been heard of since `stale`; it begins anew. */
export async function claimBacktest(
  sql: Sql,
  org: string,
  id: string,
  { runner, now, stale }: { runner: string; now: Date; stale: Date },
): Promise<StoredBacktest | undefined> {
  const [row] = await sql<StoredBacktest>(
    `update backtest set state = 'running', runner = $3, beat_at = $4, counted = 0
     where org_id = $1 and id = $2
       and (state = 'queued' or (state = 'running' and (beat_at < $5 or runner = $3)))
     returning ${columns}`,
    [org, id, runner, now, stale],
  );
  return row;
}

/** Tells how far it is; false when it was cancelled or taken over. */
export async function beatBacktest(
  sql: Sql,
  org: string,
  id: string,
  at: { runner: string; counted: number; total: number; now: Date },
): Promise<boolean> {
  const rows = await sql(
    `update backtest set counted = $4, total = $5, beat_at = $6
     where org_id = $1 and id = $2 and state = 'running' and runner = $3 returning id`,
    [org, id, at.runner, at.counted, at.total, at.now],
  );
  return rows.length > 0;
}

/** Ends it with a report or with why there is none. */
export async function finishBacktest(
  sql: Sql,
  org: string,
  id: string,
  end: { runner: string; now: Date } & ({ report: object } | { failure: string }),
): Promise<void> {
  await sql(
    `update backtest set state = $4, report = $5, failure = $6, finished_at = $7,
       counted = case when $4 = 'done' then total else counted end
     where org_id = $1 and id = $2 and state = 'running' and runner = $3`,
    [
      org,
      id,
      end.runner,
      'report' in end ? 'done' : 'failed',
      'report' in end ? JSON.stringify(end.report) : null,
      'failure' in end ? end.failure : null,
      end.now,
    ],
  );
}

/** A person stops it; undefined when it is over already. */
export async function cancelBacktest(
  sql: Sql,
  org: string,
  id: string,
  now: Date,
): Promise<StoredBacktest | undefined> {
  const [row] = await sql<StoredBacktest>(
    `update backtest set state = 'cancelled', finished_at = $3
     where org_id = $1 and id = $2 and state in ('queued', 'running') returning ${columns}`,
    [org, id, now],
  );
  return row;
}

/** Those that nobody works on: queued before, or running without a sign of life since `stale`. */
export const strandedBacktests = (sql: Sql, stale: Date): Promise<{ id: string; org: string }[]> =>
  sql(
    `select id, org_id as org from backtest where state in ('queued', 'running') and beat_at < $1
     order by beat_at limit 100`,
    [stale],
  );

/** Puts one back into the line whose worker is gone. */
export async function releaseBacktest(
  sql: Sql,
  org: string,
  id: string,
  { stale, now }: { stale: Date; now: Date },
): Promise<void> {
  await sql(
    `update backtest set state = 'queued', runner = null, counted = 0, beat_at = $4
     where org_id = $1 and id = $2 and state in ('queued', 'running') and beat_at < $3`,
    [org, id, stale, now],
  );
}
