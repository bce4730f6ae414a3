import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Role } from './database.ts';
import { CONNECT_MS, REQUEST_LIMITS, sessionLimits } from './postgres-limits.ts';

/** Another server works on this database; `holder` is what it says of itself. */
export class DatabaseTaken extends Error {
  readonly holder: string;
  constructor(holder: string) {
    super(`The database is in use by ${holder}`);
    this.holder = holder;
  }
}

export type ServerLease = AsyncDisposable & {
  /** Carried by every connection of this server; the next server has a higher one. */
  epoch: number;
  /** Resolves when another server took the database over, with what that one says of itself. */
  lost: Promise<string>;
};

const RENEW_MS = 1000;
/** A server without a sign of life for so long is taken for hung, and loses the database to one that starts. */
const SILENT_MS = 10_000;
const LOOK_MS = 250;

/** By this name PostgreSQL shows which connections belong to which server. */
const connectionName = (epoch: number): string => `khong-mot-minh #${epoch}`;

type Row = { epoch: number; holder: string | null; renewedAt: string; silentMs: number };

/**
 * Makes this process the one server of the database. A server that lives is left alone; one whose connections are gone
 * is followed at once; one that hangs is cut off: its connections are ended before anything is read.
 */
export async function takeServerLease(
  url: string,
  self: string,
  migrateFirst: () => Promise<unknown>,
): Promise<ServerLease> {
  const client = await connect(url);
  try {
    // A database that never knew a lease: nobody can hold it, so its schema may be brought up to date first.
    const { rows } = await client.query(`select to_regclass('public.server_lease') is null as missing`);
    if (rows[0].missing) await migrateFirst();
    const epoch = await take(client, self);
    return keep(url, client, epoch);
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: CONNECT_MS,
  });
  // Whoever waits for an answer hears of it; here nobody may be waiting.
  client.on('error', () => undefined);
  await client.connect();
  await client.query(sessionLimits(REQUEST_LIMITS));
  return client;
}

/** The row belongs to the working role, like every row. */
const asSystem = async <T>(client: pg.Client, fn: () => Promise<T>): Promise<T> => {
  await client.query(`set role kmm_app; set kmm.kind = 'system'`);
  try {
    return await fn();
  } finally {
    await client.query(`reset role; reset kmm.kind`);
  }
};

async function take(client: pg.Client, self: string): Promise<number> {
  const first = await look(client);
  for (;;) {
    const seen = await look(client);
    if (seen.holder !== null && seen.renewedAt !== first.renewedAt) throw new DatabaseTaken(seen.holder);
    const gone = seen.holder === null || !(await isConnected(client, seen.epoch));
    if (gone || seen.silentMs > SILENT_MS) {
      // Named before it is taken: whoever looks in between must not think that nobody is there.
      await client.query(`set application_name = '${connectionName(seen.epoch + 1)}'`);
      if (await follow(client, seen.epoch, self)) {
        await endConnections(client, seen.epoch);
        return seen.epoch + 1;
      }
      await client.query(`set application_name = ''`);
    }
    await wait(LOOK_MS);
  }
}

const look = (client: pg.Client): Promise<Row> =>
  asSystem(client, async () => {
    const { rows } = await client.query<Row>(
      `select epoch, holder, renewed_at::text as "renewedAt",
              (extract(epoch from clock_timestamp() - renewed_at) * 1000)::float8 as "silentMs" from server_lease`,
    );
    const [row] = rows;
    if (!row) throw new Error('Take the database: its lease is missing');
    return row;
  });

const MINE = `datname = current_database() and application_name = $1 and pid <> pg_backend_pid()`;

async function isConnected(client: pg.Client, epoch: number): Promise<boolean> {
  const { rows } = await client.query(`select 1 from pg_stat_activity where ${MINE} limit 1`, [
    connectionName(epoch),
  ]);
  return rows.length > 0;
}

/** Two that follow the same server meet in one row: one of them finds it changed. */
const follow = (client: pg.Client, epoch: number, self: string): Promise<boolean> =>
  asSystem(client, async () => {
    const { rowCount } = await client.query(
      `update server_lease set epoch = epoch + 1, holder = $2, renewed_at = clock_timestamp() where epoch = $1`,
      [epoch, self],
    );
    return rowCount === 1;
  });

/** What the one before had begun ends without a commit; until then nothing that it may write is read. */
async function endConnections(client: pg.Client, epoch: number): Promise<void> {
  while (await isConnected(client, epoch)) {
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${MINE}`, [
      connectionName(epoch),
    ]);
    await wait(50);
  }
}

function keep(url: string, first: pg.Client, epoch: number): ServerLease {
  const lost = Promise.withResolvers<string>();
  let client: pg.Client | undefined = first;
  let over = false;

  const renew = async (): Promise<void> => {
    client ??= await connect(url);
    const mine = client;
    await mine.query(`set application_name = '${connectionName(epoch)}'`);
    const renewed = await asSystem(mine, () =>
      mine.query(`update server_lease set renewed_at = clock_timestamp() where epoch = $1`, [epoch]),
    );
    if (renewed.rowCount === 1) return;
    over = true;
    const { holder } = await look(mine);
    lost.resolve(holder ?? 'another server');
  };

  const beat = async (): Promise<void> => {
    while (!over) {
      await renew().catch(async () => {
        // The database is away, or this connection is: the epoch says next time whether somebody came between.
        const broken = client;
        client = undefined;
        await broken?.end().catch(() => undefined);
      });
      if (!over) await wait(RENEW_MS, undefined, { ref: false });
    }
  };
  const beating = beat();

  return {
    epoch,
    lost: lost.promise,
    async [Symbol.asyncDispose]() {
      over = true;
      await beating;
      if (!client) return;
      const mine = client;
      await asSystem(mine, () =>
        mine.query(`update server_lease set holder = null where epoch = $1`, [epoch]),
      ).catch(() => undefined);
      await mine.end();
    },
  };
}

/** Fails on a connection that a replaced server opened. */
export async function checkEpoch(client: pg.ClientBase, epoch: number, role: Role): Promise<void> {
  await client.query(`set application_name = '${connectionName(epoch)}'; set role ${role}`);
  const { rows } = await client.query('select 1 from server_lease where epoch = $1', [epoch]);
  await client.query('reset role');
  if (rows.length === 0) throw new Error('Connection terminated: another server took the database over');
}
