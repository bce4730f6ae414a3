import { PGlite, type Transaction } from '@electric-sql/pglite';
import {
  type Actor,
  actorSettings,
  type Database,
  type RawExecutor,
  type Role,
  type Sql,
  type Tx,
} from './database.ts';
import { watchSpace } from './free-space.ts';
import { tendTables } from './tend-tables.ts';
import { asUnavailable, DatabaseUnavailable } from './unavailable.ts';

// A transaction that never ends would hang every request behind it: PGlite has one connection.
const WATCHDOG_MS = 30_000;

/**
 * PostgreSQL's own defaults are for a machine that it has to itself. Each page of `shared_buffers` that was ever touched
 * stays in the process, and what vacuum took never goes back: 32 MB of the one and 16 of the other take 120 MiB less of
 * a small machine, and a table of 45 MB that the system's cache holds is read no slower (200,000 rows: 105 against 240 ms).
 */
const SMALL = ['-c', 'shared_buffers=32MB', '-c', 'maintenance_work_mem=16MB'];

/** Opens the embedded database in `dataDir` (absent: in memory) or from a snapshot made by `dumpDataDir`. */
export async function openPglite(dataDir?: string, snapshot?: Blob): Promise<Database> {
  const db = await PGlite.create({
    startParams: [...PGlite.defaultStartParams, ...SMALL],
    ...(dataDir && { dataDir }),
    ...(snapshot && { loadDataDir: snapshot }),
  });
  return fromPglite(db, dataDir === undefined ? undefined : watchSpace(dataDir));
}

/** Wraps a PGlite instance; the caller keeps the right to dump it. */
export function fromPglite(db: PGlite, isFull: () => Promise<boolean> = async () => false): Database {
  const tx = <T>(actor: Actor, fn: (tx: Tx) => Promise<T>, role: Role = 'kmm_app'): Promise<T> =>
    db.transaction(async (handle) => {
      // Whoever only reads is served as before.
      if (await isFull()) await handle.query('set transaction read only');
      const { text, values } = actorSettings(role, actor);
      await handle.query(text, values);
      return withWatchdog(fn(txOf(handle, role)));
    });
  return {
    kind: 'pglite',
    tx,
    preparedTx: tx,
    long: tx,
    jobs: jobsExecutor(db, isFull),
    // The queue's statements may have left their role on the one connection.
    owner: {
      exec: async (text) => {
        await db.exec(`reset role; ${text}`);
      },
      sql: (text, params) =>
        db.transaction(async (handle) => {
          await handle.query('set local role none');
          return sqlOf(handle)(text, params);
        }),
    },
    tend: () => tendTables(db),
    dump: () => db.dumpDataDir('gzip'),
    [Symbol.asyncDispose]: () => db.close(),
  };
}

const sqlOf =
  (handle: Pick<Transaction, 'query'>): Sql =>
  async <Row>(text: string, params: readonly unknown[] = []) =>
    (await handle.query<Row>(text, [...params]).catch(rethrow)).rows;

const rethrow = (error: unknown): never => {
  throw asUnavailable(error);
};

function txOf(handle: Transaction, role: Role): Tx {
  const sql = sqlOf(handle);
  // A statement of its own: the working roles may not call what sets a role.
  const become = (name: Role) => sql(`set local role ${name}`);
  return {
    sql,
    async as(other, fn) {
      await become(other);
      const result = await fn(sql);
      await become(role);
      return result;
    },
  };
}

function jobsExecutor(db: PGlite, isFull: () => Promise<boolean>): RawExecutor {
  return async (text, values) => {
    if (await isFull()) throw new DatabaseUnavailable('full');
    if (values?.length)
      return db.transaction(async (handle) => {
        await handle.query(`set local role kmm_jobs`);
        return handle.query(text, [...values]);
      });
    // The queue's own multi-statement texts carry begin and commit, so the role is set around them. Should they fail,
    // the role stays for the next statement here; every transaction of ours sets its own first.
    const results = await db.exec(`set role kmm_jobs; ${text}`);
    const [only, ...more] = results.slice(1);
    return only && more.length === 0 ? only : results.slice(1);
  };
}

function withWatchdog<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(new Error(`Transaction still open after ${WATCHDOG_MS} ms; it may wait for a second handle`)),
      WATCHDOG_MS,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
