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
