/** Runs one statement with positional parameters and gives its rows; `jsonb` parameters are JSON text. */
export type Sql = <Row = Record<string, unknown>>(
  text: string,
  params?: readonly unknown[],
) => Promise<Row[]>;

/** On whose behalf a transaction runs: row-level security reads it. `locator` names the one report a reporter reaches. */
export type Actor =
  | { kind: 'person'; org: string; person: string }
  | { kind: 'platform'; org: string }
  | { kind: 'public'; locator?: string }
  | { kind: 'system'; org?: string };

export type Role = 'kmm_app' | 'kmm_auth' | 'kmm_jobs';

/** A transaction's handle: inside it nothing else may touch the database. */
export type Tx = {
  sql: Sql;
  /** Runs `fn` as another role inside the same transaction (a job enqueued with the act that caused it). */
  as<T>(role: Role, fn: (sql: Sql) => Promise<T>): Promise<T>;
};

/** Several statements at once or one with parameters, as the queue library sends them. */
export type RawExecutor = (
  text: string,
  values?: readonly unknown[],
) => Promise<{ rows: unknown[] } | { rows: unknown[] }[]>;

export type Database = AsyncDisposable & {
  kind: 'pglite' | 'postgres';
  /**
   * One transaction as `kmm_app` (or `role`); a throw rolls it back. One that needs `kmm_auth` on the way may be begun
   * again by another login, so `fn` changes nothing but the database.
   */
  tx<T>(actor: Actor, fn: (tx: Tx) => Promise<T>, role?: Role): Promise<T>;
  /** The same for what is done many times a second: PostgreSQL keeps the plans of its statements. They name their columns. */
  preparedTx<T>(actor: Actor, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same for reads that compute between statements, and for statistics: minutes instead of seconds. */
  long<T>(actor: Actor, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** Statements of the queue, as `kmm_jobs`, outside any transaction of ours. */
  jobs: RawExecutor;
  /** Owner's access for migrations, backup and tests; never for a request. */
  owner: { exec(text: string): Promise<void>; sql: Sql };
  /**
   * Vacuums and analyses the tables of the embedded database that changed enough since, and names them. It has no
   * autovacuum: without this, plans would be made for tables as small as on the first day, and nothing that was deleted
   * would leave the disk. PostgreSQL does so itself.
   */
  tend?(): Promise<string[]>;
  /** The embedded database's files as one gzipped tar, taken between two queries. PostgreSQL has pg_dump. */
  dump?(): Promise<Blob>;
};

/** The settings that row-level security reads, in one statement. */
export const actorSettings = (role: Role, actor: Actor): { text: string; values: string[] } => ({
  text: `select set_config('role', $1, true), set_config('kmm.kind', $2, true), set_config('kmm.org', $3, true),
                set_config('kmm.person', $4, true), set_config('kmm.locator', $5, true)`,
  values: [
    role,
    actor.kind,
    'org' in actor ? (actor.org ?? '') : '',
    'person' in actor ? actor.person : '',
    'locator' in actor ? (actor.locator ?? '') : '',
  ],
});
