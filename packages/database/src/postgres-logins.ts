import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import pg from 'pg';
import type { Role } from './database.ts';
import { CONNECT_MS, OWNER_LIMITS, sessionLimits } from './postgres-limits.ts';

/** What a server signs in with for its three kinds of work; none of them owns anything. */
export const LOGINS = ['app', 'auth', 'jobs'] as const;
export type DatabaseLogin = (typeof LOGINS)[number];
export type Logins = Readonly<Record<DatabaseLogin, { user: string; password: string }>>;

/** Which roles each may become: requests put jobs in the queue, and reading secrets of sign-in needs another login. */
const MAY: Readonly<Record<DatabaseLogin, readonly Role[]>> = {
  app: ['kmm_app', 'kmm_jobs'],
  auth: ['kmm_app', 'kmm_auth', 'kmm_jobs'],
  jobs: ['kmm_jobs'],
};

/**
 * Makes the logins of this database, or finds them as they are: from any of them no way leads to the owner of the
 * tables, whatever a bent statement says. `passwordOf` gives the same password at each start. Undefined where the
 * owner may make no roles or PostgreSQL lets none of them in; the reason goes to `onRefused`.
 */
export async function prepareLogins(
  url: string,
  passwordOf: (user: string) => string,
  onRefused: (why: string) => void,
): Promise<Logins | undefined> {
  const owner = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    await owner.query(sessionLimits(OWNER_LIMITS));
    const prefix = await prefixOf(owner);
    const login = (name: DatabaseLogin) => {
      const user = `${prefix}_${name}`;
      return { user, password: passwordOf(user) };
    };
    const logins: Logins = { app: login('app'), auth: login('auth'), jobs: login('jobs') };
    for (const name of LOGINS) if (!(await letsIn(url, logins[name]))) await make(owner, name, logins[name]);
    for (const name of LOGINS) await grantSettings(owner, logins[name]);
    for (const name of LOGINS)
      if (!(await letsIn(url, logins[name]))) throw new Error(`"${logins[name].user}" is not let in`);
    return logins;
  } catch (error) {
    onRefused(error instanceof Error ? error.message : 'unknown');
    return undefined;
  } finally {
    await owner.end();
  }
}

/** Roles belong to the whole of PostgreSQL; two databases of it must not share a login. */
async function prefixOf(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query(`select oid::text from pg_database where datname = current_database()`);
  return `kmm_${rows[0].oid}`;
}

async function make(
  owner: pg.Client,
  name: DatabaseLogin,
  { user, password }: Logins[DatabaseLogin],
): Promise<void> {
  const known = await owner.query('select 1 from pg_roles where rolname = $1', [user]);
  if (known.rowCount === 0) await owner.query(`create role ${user}`);
  // What PostgreSQL keeps of a password; the password itself stands in no statement, and so in no log of one.
  const verifier = scramVerifier(password, createHash('sha256').update(user).digest().subarray(0, 16));
  await owner.query(`alter role ${user} login noinherit nocreaterole nocreatedb password '${verifier}'`);
  await owner.query(`grant ${MAY[name].join(', ')} to ${user}`);
  // So that the next server sees and ends the connections of one that hangs.
  await owner.query(`grant ${user} to current_user`);
}

/** A transaction names its actor by it. Where everybody may call it, or the owner may not give it away, nothing is granted. */
const grantSettings = (owner: pg.Client, { user }: Logins[DatabaseLogin]): Promise<unknown> =>
  owner
    .query(`grant execute on function pg_catalog.set_config(text, text, boolean) to ${user}`)
    .catch(() => undefined);

async function letsIn(url: string, { user, password }: Logins[DatabaseLogin]): Promise<boolean> {
  const client = new pg.Client({
    ...addressOf(url, { user, password }),
    connectionTimeoutMillis: CONNECT_MS,
  });
  client.on('error', () => undefined);
  return client.connect().then(
    async () => {
      await client.end();
      return true;
    },
    () => false,
  );
}

/** The same database, entered by another. */
export function addressOf(
  url: string,
  login: { user: string; password: string } | undefined,
): pg.ClientConfig {
  if (!login) return { connectionString: url };
  const own = new URL(url);
  own.username = login.user;
  own.password = encodeURIComponent(login.password);
  return { connectionString: own.href };
}

/** RFC 5803, as PostgreSQL stores it. */
function scramVerifier(password: string, salt: Uint8Array): string {
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${iterations}:${Buffer.from(salt).toString('base64')}$${storedKey}:${serverKey}`;
}
