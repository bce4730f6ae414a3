import { randomUUID } from 'node:crypto';
import type { Backtest, BacktestInput } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import type { SaveAnswer } from '../../http/idempotency.ts';
import type { Position } from '../../http/list-cursor.ts';
import { type Page, pageOf } from '../../http/page-of.ts';
import { Refusal } from '../../platform/refusal.ts';
import { cancelBacktest, findBacktest, insertBacktest, listBacktests } from '../queries/backtests.ts';
import type { Editor } from '../versions/draft-service.ts';
import type { WithPolicies } from '../versions/policy-registry.ts';
import { backtestView } from './backtest-view.ts';
import { enqueueBacktest } from './backtest-worker.ts';

/** Asks that recorded events are judged again by another version; it runs by itself. */
export function askForBacktest(
  deps: Pick<Deps, 'db' | 'jobs' | 'now' | 'record'> & WithPolicies,
  who: Editor,
  { version, against, since }: BacktestInput,
  save: SaveAnswer,
): Promise<Backtest> {
  const { db, policies, now, record } = deps;
  return db.tx(who, async (tx) => {
    const before = against ?? (await policies.live(tx.sql, who.org)).policy;
    for (const one of [version, before]) await mustCompile(deps, tx.sql, who.org, one);
    const id = randomUUID();
    await insertBacktest(tx.sql, who.org, {
      id,
      version,
      against: before,
      since: since === undefined ? undefined : new Date(since),
      by: who.person,
      at: now(),
    });
    await enqueueBacktest(deps, tx, who.org, id);
    await record(tx.sql, 'backtest.asked', who, [id]);
    const made = await findBacktest(tx.sql, who.org, id);
    if (!made) throw new Refusal('not-found');
    const answer = backtestView(made);
    await save(tx.sql, 202, answer);
    return answer;
  });
}

async function mustCompile(
  { policies }: WithPolicies,
  sql: Sql,
  org: string,
  version: string,
): Promise<void> {
  if (!(await policies.version(sql, org, version)))
    throw new Refusal('policy-refused', `"${version}" does not exist or has problems`);
}

/** Stops one that waits or runs. */
export async function stopBacktest(
  { db, now, record }: Pick<Deps, 'db' | 'now' | 'record'>,
  who: Editor,
  id: string,
): Promise<Backtest> {
  const stopped = await db.tx(who, async ({ sql }) => {
    const known = await findBacktest(sql, who.org, id);
    if (!known) throw new Refusal('not-found');
    const cancelled = await cancelBacktest(sql, who.org, id, now());
    if (!cancelled) throw new Refusal('not-now', `It is "${known.state}" already`);
    await record(sql, 'backtest.cancelled', who, [id]);
    return cancelled;
  });
  return backtestView(stopped);
}

/** Backtests of a platform, newest first. */
export async function readBacktests(
  { db }: Pick<Deps, 'db'>,
  who: Editor,
  { limit, after }: { limit: number; after: Position | undefined },
): Promise<Page<Backtest>> {
  const rows = await db.tx(who, ({ sql }) =>
    listBacktests(sql, who.org, {
      after: after && { askedAt: after.at, id: after.id },
      limit: limit + 1,
    }),
  );
  return pageOf(rows, limit, backtestView, ({ askedAt, id }) => ({ at: askedAt, id }));
}

/** One of them: how far it is, and its report. */
export async function readBacktest({ db }: Pick<Deps, 'db'>, who: Editor, id: string): Promise<Backtest> {
  const found = await db.tx(who, ({ sql }) => findBacktest(sql, who.org, id));
  if (!found) throw new Refusal('not-found');
  return backtestView(found);
}
