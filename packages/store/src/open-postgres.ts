import pg from 'pg';
import {
  type Actor,
  actorSettings,
  type Database,
  type RawExecutor,
  type Role,
  type Sql,
  type Tx,
} from './database.ts';

// Counts and sequence numbers fit a double; pg gives int8 as text otherwise.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Opens PostgreSQL by address; `max` connections for requests. */
export async function openPostgres(url: string, max = 10): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'khong-mot-minh',
    // Statements that need nothing of each other go out together; each still succeeds or fails for itself, in order.
    pipeline: true,
    // The planner takes row-level security for dear and would compile statements that take microseconds.
    onConnect: async (client) => {
      await client.query('set jit = off');
    },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  let lastIdleError: Error | undefined;
  pool.on('error', (error) => {
    lastIdleError = error;
  });
  try {
    await pool.query('select 1');
  } catch (cause) {
    await pool.end();
    throw new Error('Cannot reach PostgreSQL at DATABASE_URL', { cause: lastIdleError ?? cause });
  }
  return {
    kind: 'postgres',
    tx: (actor, fn, role = 'kmm_app') => transaction(pool, actor, role, fn, sqlOf),
    often: (actor, fn) => transaction(pool, actor, 'kmm_app', fn, preparedSqlOf),
    jobs: jobsExecutor(pool),
    owner: {
      exec: async (text) => {
        await pool.query(text);
      },
      sql: sqlOf(pool),
    },
    [Symbol.asyncDispose]: () => pool.end(),
  };
}

async function transaction<T>(
  pool: pg.Pool,
  actor: Actor,
  role: Role,
  fn: (tx: Tx) => Promise<T>,
  sqlFor: (client: pg.PoolClient) => Sql,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    const { text, values } = actorSettings(role, actor);
    gather(client);
    await Promise.all([client.query('begin'), sqlFor(client)(text, values)]);
    const result = await fn(txOf(client, role, sqlFor(client)));
    await client.query('commit');
    return result;
  } catch (error) {
    broken = isStalePlan(error);
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A table was changed under a kept plan: only a new connection plans anew. */
const isStalePlan = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '0A000';

type Queryable = Pick<pg.Pool, 'query'> | pg.PoolClient;

const sqlOf =
  (client: Queryable): Sql =>
  async <Row>(text: string, params: readonly unknown[] = []) =>
    // `as`: the caller names the row's shape beside the statement that makes it.
    (await client.query(text, [...params])).rows as Row[];

/** Names of statements whose plans are kept, the same on every connection. Their texts are constants, so there is an end. */
const names = new Map<string, string>();
const MOST_NAMES = 300;

/** Planning costs more than running a small statement, the more as row-level security makes each of them larger. */
const preparedSqlOf =
  (client: pg.PoolClient): Sql =>
  async <Row>(text: string, params: readonly unknown[] = []) => {
    const name = names.get(text) ?? (names.size < MOST_NAMES ? `kmm_${names.size}` : undefined);
    if (name === undefined || params.length === 0) return sqlOf(client)<Row>(text, params);
    names.set(text, name);
    // `as`: the caller names the row's shape beside the statement that makes it.
    return (await client.query({ name, text, values: [...params] })).rows as Row[];
  };

const gathering = new WeakSet<pg.PoolClient>();

/** What is sent in one turn of the event loop leaves in one write; each write is a call of the system. */
function gather(client: pg.PoolClient): void {
  if (gathering.has(client)) return;
  // `as`: every client of this library has it; its types leave it out.
  const { stream } = (client as pg.PoolClient & { connection: pg.Connection }).connection;
  gathering.add(client);
  stream.cork();
  process.nextTick(() => {
    gathering.delete(client);
    stream.uncork();
  });
}

function txOf(client: pg.PoolClient, role: Role, statement: Sql): Tx {
  const sql: Sql = (text, params) => {
    gather(client);
    return statement(text, params);
  };
  return {
    sql,
    async as(other, fn) {
      await sql(`select set_config('role', $1, true)`, [other]);
      const result = await fn(sql);
      await sql(`select set_config('role', $1, true)`, [role]);
      return result;
    },
  };
}

function jobsExecutor(pool: pg.Pool): RawExecutor {
  return async (text, values) => {
    const client = await pool.connect();
    try {
      await client.query('set role kmm_jobs');
      return await client.query(text, values ? [...values] : undefined);
    } finally {
      // The connection goes back to requests, which set their own role; reset all the same.
      await client.query('reset role').then(
        () => client.release(),
        () => client.release(true),
      );
    }
  };
}
