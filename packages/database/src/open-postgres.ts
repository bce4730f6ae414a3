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
import { guardSocket } from './guard-socket.ts';
import {
  ANSWER_MS,
  CONNECT_MS,
  LONG_LIMITS,
  OWNER_LIMITS,
  REQUEST_LIMITS,
  sessionLimits,
  transactionLimits,
} from './postgres-limits.ts';
import { addressOf, type Logins } from './postgres-logins.ts';
import { checkEpoch } from './server-lease.ts';
import { asUnavailable } from './unavailable.ts';

// Counts and sequence numbers fit a double; pg gives int8 as text otherwise.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Opens PostgreSQL by address; `max` connections for requests, each of which asks whether `epoch` still stands. */
export async function openPostgres(
  url: string,
  max = 10,
  { epoch, logins }: { epoch?: number | undefined; logins?: Logins | undefined } = {},
): Promise<Database> {
  const pool = openPool(addressOf(url, logins?.app), max, epoch);
  const pools: Pools = logins
    ? {
        kmm_app: pool,
        kmm_auth: openPool(addressOf(url, logins.auth), max, epoch),
        kmm_jobs: openPool(addressOf(url, logins.jobs), JOBS_MAX, epoch, 'kmm_jobs'),
      }
    : { kmm_app: pool, kmm_auth: pool, kmm_jobs: pool };
  // Migrations and the like: their statements have no limit, so they take no connection of a request.
  const owners = new pg.Pool({
    ...CONNECTION,
    connectionString: url,
    max: 1,
    onConnect: (client) => prepare(client, sessionLimits(OWNER_LIMITS), epoch),
  });
  owners.on('error', () => undefined);
  try {
    await pool.query('select 1');
  } catch (cause) {
    await endAll(pools, owners);
    throw new Error('Cannot reach PostgreSQL at DATABASE_URL', { cause });
  }
  return {
    kind: 'postgres',
    tx: (actor, fn, role = 'kmm_app') =>
      transaction(pools, { actor, role, sqlFor: (client) => sqlOf(client) }, fn),
    preparedTx: (actor, fn) => transaction(pools, { actor, role: 'kmm_app', sqlFor: preparedSqlOf }, fn),
    long: (actor, fn) => transaction(pools, { actor, role: 'kmm_app', sqlFor: longSqlOf, long: true }, fn),
    jobs: jobsExecutor(pools.kmm_jobs),
    owner: {
      exec: async (text) => {
        await owners.query(text).catch(rethrow);
      },
      sql: sqlOf(owners, 0),
    },
    [Symbol.asyncDispose]: () => endAll(pools, owners),
  };
}

/** One pool for each kind of work where each has a login of its own, else one for all. */
type Pools = Readonly<Record<Role, pg.Pool>>;

/** The queue asks for little at a time. */
const JOBS_MAX = 4;

async function endAll(pools: Pools, owners: pg.Pool): Promise<void> {
  await Promise.all([...new Set([...Object.values(pools), owners])].map((pool) => pool.end()));
}

const CONNECTION: pg.PoolConfig = {
  application_name: 'khong-mot-minh',
  connectionTimeoutMillis: CONNECT_MS,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
};

function openPool(
  address: pg.ClientConfig,
  max: number,
  epoch: number | undefined,
  role: Role = 'kmm_app',
): pg.Pool {
  const pool = new pg.Pool({
    ...CONNECTION,
    ...address,
    max,
    // Statements that need nothing of each other go out together; each still succeeds or fails for itself, in order.
    pipeline: true,
    onConnect: (client) => prepare(client, sessionLimits(REQUEST_LIMITS), epoch, role),
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

async function prepare(
  client: pg.ClientBase,
  limits: string,
  epoch: number | undefined,
  role: Role = 'kmm_app',
): Promise<void> {
  // While a request has the connection the pool does not listen, and a break would end the process; the request hears
  // of it by its statement.
  client.on('error', () => undefined);
  guardSocket(streamOf(client));
  await client.query(limits);
  if (epoch !== undefined) await checkEpoch(client, epoch, role);
}

// `as`: every client of this library has it; its types leave it out.
const streamOf = (client: pg.ClientBase) =>
  (client as pg.ClientBase & { connection: pg.Connection }).connection.stream;

const rethrow = (error: unknown): never => {
  throw asUnavailable(error);
};

type Kind = { actor: Actor; role: Role; sqlFor(client: pg.PoolClient): Sql; long?: boolean };

/** The login of requests may not become the role that reads secrets of sign-in. */
class NeedsOtherLogin extends Error {}

/** A transaction that turns out to need secrets of sign-in is begun again, from nothing, by the login that may. */
async function transaction<T>(pools: Pools, kind: Kind, fn: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    const [pool, split] = [pools[kind.role], pools.kmm_app !== pools.kmm_auth];
    return await runTransaction(pool, kind, fn, split && kind.role !== 'kmm_auth');
  } catch (error) {
    if (error instanceof NeedsOtherLogin) return runTransaction(pools.kmm_auth, kind, fn, false);
    throw error;
  }
}

async function runTransaction<T>(
  pool: pg.Pool,
  { actor, role, sqlFor, long }: Kind,
  fn: (tx: Tx) => Promise<T>,
  withoutSecrets: boolean,
): Promise<T> {
  const client = await pool.connect().catch(rethrow);
  let broken = false;
  try {
    const { text, values } = actorSettings(role, actor);
    gather(client);
    const begin = long ? `begin; ${transactionLimits(LONG_LIMITS)}` : 'begin';
    await Promise.all([client.query(begin).catch(rethrow), sqlFor(client)(text, values)]);
    const result = await fn(txOf(client, role, sqlFor(client), withoutSecrets));
    await client.query('commit').catch(rethrow);
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

/** One statement a text, with or without parameters: nothing can be appended to it. */
const ONE = { queryMode: 'extended' } as const;

const sqlOf =
  (client: Queryable, answerMs = ANSWER_MS): Sql =>
  async <Row>(text: string, params: readonly unknown[] = []) => {
    const query = { ...ONE, text, values: [...params], query_timeout: answerMs };
    // `as`: the caller names the row's shape beside the statement that makes it.
    return (await client.query(query).catch(rethrow)).rows as Row[];
  };

const longSqlOf = (client: Queryable): Sql => sqlOf(client, LONG_LIMITS.statementMs + ANSWER_MS);

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
    const query = { ...ONE, name, text, values: [...params], query_timeout: ANSWER_MS };
    return (await client.query(query).catch(rethrow)).rows as Row[];
  };

const gathering = new WeakSet<pg.PoolClient>();

/** What is sent in one turn of the event loop leaves in one write; each write is a call of the system. */
function gather(client: pg.PoolClient): void {
  if (gathering.has(client)) return;
  const stream = streamOf(client);
  gathering.add(client);
  stream.cork();
  process.nextTick(() => {
    gathering.delete(client);
    stream.uncork();
  });
}

function txOf(client: pg.PoolClient, role: Role, statement: Sql, withoutSecrets: boolean): Tx {
  const sql: Sql = (text, params) => {
    gather(client);
    return statement(text, params);
  };
  return {
    sql,
    async as(other, fn) {
      if (withoutSecrets && other === 'kmm_auth') throw new NeedsOtherLogin();
      // A statement of its own: the working roles may not call what sets a role.
      await sql(`set local role ${other}`);
      const result = await fn(sql);
      await sql(`set local role ${role}`);
      return result;
    },
  };
}

function jobsExecutor(pool: pg.Pool): RawExecutor {
  return async (text, values) => {
    const client = await pool.connect().catch(rethrow);
    try {
      await client.query('set role kmm_jobs');
      return await client.query(text, values ? [...values] : undefined).catch(rethrow);
    } finally {
      // The connection goes back to requests, which set their own role; reset all the same.
      await client.query('reset role').then(
        () => client.release(),
        () => client.release(true),
      );
    }
  };
}
