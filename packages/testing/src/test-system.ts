import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layDatabaseFolder, newPostgresDatabase } from '@khong-mot-minh/database/test-database';
import { generateSigner } from '@khong-mot-minh/ledger';
import { type Config, type Running, type StartOptions, start } from '@khong-mot-minh/server';
import { type Seeded, seedWorkspace } from './seed/seed-workspace.ts';
import { testKeys } from './seed/test-keys.ts';
import { WORKSPACE } from './seed/workspace.ts';

export type TestSystem = AsyncDisposable & {
  running: Running;
  seeded: Seeded;
  url: string;
  vkey: string;
  /** The same house on the same database, as after a stop and a start; the old `url` is gone. */
  restart(): Promise<void>;
  config: Config;
};

/** Configuration of a server on a free loopback port with secrets drawn for this run. */
export function testConfig(dataDir: string, more: Partial<Config> = {}): { config: Config; vkey: string } {
  const { skey, vkey } = generateSigner('ledger.kmm.test');
  const secrets = {
    server: new Uint8Array(randomBytes(32)),
    receiptPepper: new Uint8Array(randomBytes(32)),
    ledgerKey: skey,
  };
  const url = 'http://127.0.0.1:0';
  const config: Config = {
    mode: 'demo',
    host: '127.0.0.1',
    port: 0,
    portalUrl: url,
    consoleUrl: url,
    dataDir,
    jurisdiction: 'vn',
    trustProxy: 0,
    logLevel: 'error',
    ledger: { every: 3600, size: 64 },
    secrets,
    ...more,
  };
  return { config, vkey };
}

const LIMITS: StartOptions['limits'] = {
  report: 100_000,
  receipt: 100_000,
  pledge: 100_000,
  refused: 100_000,
};

/**
 * The whole house in this process, listening on a free port, with the workspace seeded; on the embedded database, or
 * with TEST_DATABASE_URL on a PostgreSQL database of its own.
 */
export async function startTestSystem(
  more: Partial<Config> = {},
  options: StartOptions = {},
): Promise<TestSystem> {
  await using cleanup = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'kmm-system-'));
  cleanup.defer(() => rm(dataDir, { recursive: true, force: true }));
  const postgres = process.env.TEST_DATABASE_URL;
  const own = postgres ? cleanup.use(await newPostgresDatabase(postgres)) : undefined;
  const { config, vkey } = testConfig(dataDir, { ...(own && { databaseUrl: own.url }), ...more });
  // Making it is a matter of its own (test/data-folder.test.ts) and takes longer than most of what is tested here.
  if (!own) await layDatabaseFolder(join(dataDir, 'pg'));
  const begin = () => start(config, { limits: LIMITS, ...options });
  const running = await begin();
  const system = { running, url: running.url, vkey, config };
  cleanup.defer(() => system.running.stop());
  const seeded = await seedWorkspace(running.deps.db, WORKSPACE, running.deps.now(), {
    keysOf: await testKeys(WORKSPACE),
  });
  const parts = cleanup.move();
  return Object.assign(system, {
    seeded,
    async restart() {
      await system.running.stop();
      system.running = await begin();
      system.url = system.running.url;
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  });
}
