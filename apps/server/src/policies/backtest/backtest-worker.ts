import { randomUUID } from 'node:crypto';
import { Uuid } from '@khong-mot-minh/contracts';
import type { Queue, Tx } from '@khong-mot-minh/database';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { claimBacktest, finishBacktest, releaseBacktest, strandedBacktests } from '../queries/backtests.ts';
import type { WithPolicies } from '../versions/policy-registry.ts';
import { runBacktest } from './run-backtest.ts';

const BACKTEST_QUEUE = 'backtest';
export const backtestQueue: Omit<Queue, 'work'> = {
  name: BACKTEST_QUEUE,
  retryLimit: 2,
  retryDelaySeconds: 5,
  retryDelayMaxSeconds: 60,
};

/** A worker that was not heard of for this long is gone. */
const STALE_MS = 20_000;
const SWEEP_MS = 10_000;

const Job = z.object({ org: Uuid, id: Uuid });

/** Queues one in the transaction that noted it. */
export const enqueueBacktest = (
  { jobs }: Pick<Deps, 'jobs'>,
  tx: Tx,
  org: string,
  id: string,
): Promise<void> => jobs.enqueue(tx, BACKTEST_QUEUE, { org, id });

export type BacktestWorker = AsyncDisposable & { queue: Queue; start(): Promise<void> };

/**
 * Works on backtests. What a stop or a crash left behind begins anew: at once where this process alone owns the
 * database, else when its worker was not heard of for a while.
 */
export function createBacktestWorker(
  deps: Pick<Deps, 'db' | 'jobs' | 'now'> & WithPolicies,
  onError: (error: unknown) => void,
): BacktestWorker {
  const runner = randomUUID();
  const { db, now } = deps;
  let stopping = false;
  let working: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const work = async (org: string, id: string): Promise<void> => {
    const actor = { kind: 'system', org } as const;
    const stale = new Date(now().getTime() - STALE_MS);
    const claimed = await db.tx(actor, ({ sql }) =>
      claimBacktest(sql, org, id, { runner, now: now(), stale }),
    );
    if (!claimed) return;
    const run = runBacktest(deps, org, claimed, { runner, stopped: () => stopping });
    const end = await run.catch((error: unknown) => {
      onError(error);
      return { failure: 'A fault of the server; it is in its log' };
    });
    await db.tx(actor, ({ sql }) =>
      end === 'stopped'
        ? releaseBacktest(sql, org, id, {
            stale: stopping ? new Date(now().getTime() + 1) : stale,
            now: now(),
          })
        : finishBacktest(sql, org, id, { runner, now: now(), ...end }),
    );
  };

  const sweep = async (staleMs: number): Promise<void> => {
    const stale = new Date(now().getTime() - staleMs);
    const stranded = await db.tx({ kind: 'system' }, ({ sql }) => strandedBacktests(sql, stale));
    for (const { org, id } of stranded)
      await db.tx({ kind: 'system', org }, async (tx) => {
        await releaseBacktest(tx.sql, org, id, { stale, now: now() });
        await enqueueBacktest(deps, tx, org, id);
      });
  };

  return {
    queue: {
      ...backtestQueue,
      async work(job) {
        const { org, id } = Job.parse(job.data);
        working = work(org, id);
        await working;
      },
    },
    async start() {
      // The embedded database has one process: whatever runs there was left behind by the one before.
      await sweep(db.kind === 'pglite' ? -1 : STALE_MS);
      timer = setInterval(() => void sweep(STALE_MS).catch(onError), SWEEP_MS).unref();
    },
    async [Symbol.asyncDispose]() {
      stopping = true;
      clearInterval(timer);
      await working.catch(() => undefined);
    },
  };
}
