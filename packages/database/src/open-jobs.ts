import { PgBoss } from 'pg-boss';
import type { Database, Sql, Tx } from './database.ts';

export type Job = { id: string; data: unknown; retryCount: number };
export type Queue = {
  name: string;
  retryLimit: number;
  retryDelaySeconds: number;
  retryDelayMaxSeconds: number;
  work(job: Job): Promise<void>;
};

export type Jobs = AsyncDisposable & {
  /** Enqueues in the transaction that decided it: the job exists exactly when the act does. */
  enqueue(tx: Tx, queue: string, data: object): Promise<void>;
  /** Gives a dead letter of this queue and organisation all its tries again; false where there is none. */
  revive(tx: Tx, queue: string, org: string, id: string): Promise<boolean>;
  /**
   * Drops what a queue holds about an account of an organisation, told or not, and takes its id out of what is about
   * another. What is on its way this moment arrives.
   */
  forget(tx: Tx, queue: string, org: string, account: string): Promise<void>;
  /** Starts the workers; a failed job waits longer each time and ends in the dead-letter queue. */
  work(queues: readonly Queue[], pollSeconds: number): Promise<void>;
  failed(): Promise<number>;
};

/** Where a job ends that was tried for as long as its queue allows. */
export const DEAD_LETTERS = 'dead-letter';

/** The library's statements inside a transaction of ours. */
const within = (sql: Sql) => ({
  executeSql: async (text: string, values?: unknown[]) => ({
    rows: await sql<Record<string, unknown>>(text, values),
  }),
});

/** What stands where an erased account was named. */
const ERASED = 'erased';

/** Whom a job is about stands in `account` of its data; others that it names stand anywhere, as strings of their own. */
async function forgetAccount(sql: Sql, queue: string, org: string, account: string): Promise<void> {
  const own = `name in ($1, '${DEAD_LETTERS}') and coalesce(source_name, name) = $1 and data ->> 'org' = $2`;
  await sql(`delete from jobs.job where ${own} and data -> 'data' ->> 'account' = $3`, [queue, org, account]);
  await sql(
    `update jobs.job set data = jsonb_set(data, '{data}',
       replace((data -> 'data')::text, to_jsonb($3::text)::text, to_jsonb($4::text)::text)::jsonb)
     where ${own} and position(to_jsonb($3::text)::text in (data -> 'data')::text) > 0`,
    [queue, org, account, ERASED],
  );
}

/** Starts the queue on its own schema of the same database. `onError` hears of maintenance failures. */
export async function openJobs(
  db: Database,
  queues: readonly Omit<Queue, 'work'>[],
  onError: (error: Error) => void,
): Promise<Jobs> {
  const executeSql = async (text: string, values?: unknown[]) => {
    const result = await db.jobs(text, values);
    // `as`: the library reads the rows of every statement and asks for nothing else.
    return result as { rows: Record<string, unknown>[] };
  };
  const boss = new PgBoss({ db: { executeSql }, schema: 'jobs', createSchema: false });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(DEAD_LETTERS);
  for (const q of queues)
    await boss.createQueue(q.name, {
      retryLimit: q.retryLimit,
      retryDelay: q.retryDelaySeconds,
      retryBackoff: true,
      retryDelayMax: q.retryDelayMaxSeconds,
      deadLetter: DEAD_LETTERS,
    });
  return {
    async enqueue(tx, queue, data) {
      await tx.as('kmm_jobs', (sql) => boss.send(queue, data, { db: within(sql) }));
    },
    async revive(tx, queue, org, id) {
      const filter = { ids: [id], sourceName: queue, data: { org } };
      const moved = await tx.as('kmm_jobs', (sql) =>
        boss.redrive(DEAD_LETTERS, { ...filter, db: within(sql) }),
      );
      return moved > 0;
    },
    async forget(tx, queue, org, account) {
      await tx.as('kmm_jobs', (sql) => forgetAccount(sql, queue, org, account));
    },
    async work(list, pollSeconds) {
      for (const q of list)
        await boss.work(
          q.name,
          { pollingIntervalSeconds: pollSeconds, includeMetadata: true },
          async (jobs) => {
            for (const job of jobs) await q.work({ id: job.id, data: job.data, retryCount: job.retryCount });
          },
        );
    },
    async failed() {
      const stats = await boss.getQueueStats(DEAD_LETTERS);
      return stats.at(-1)?.queuedCount ?? 0;
    },
    [Symbol.asyncDispose]: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}
