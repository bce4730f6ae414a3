import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigner } from '@kmm/ledger';
import { type Config, type Running, start } from '@kmm/server';
import { type Seeded, seedWorkspace } from './seed/seed-workspace.ts';
import { WORKSPACE } from './seed/workspace.ts';

export type TestSystem = AsyncDisposable & { running: Running; seeded: Seeded; url: string; vkey: string };

/** Configuration of a server on a free loopback port with secrets drawn for this run. */
export function testConfig(dataDir: string, more: Partial<Config> = {}): { config: Config; vkey: string } {
  const { skey, vkey } = generateSigner('ledger.kmm.test');
  const secrets = {
    server: new Uint8Array(randomBytes(32)),
    receiptPepper: new Uint8Array(randomBytes(32)),
    ledgerKey: skey,
  };
  const url = 'http://127.0.0.1:0';
  const databaseUrl = process.env.TEST_DATABASE_URL;
  const config: Config = {
    mode: 'demo',
    host: '127.0.0.1',
    port: 0,
    portalUrl: url,
    consoleUrl: url,
    dataDir,
    trustProxy: 0,
    logLevel: 'error',
    secrets,
    ...(databaseUrl && { databaseUrl }),
    ...more,
  };
  return { config, vkey };
}

/** The whole house in this process, listening on a free port, with the workspace seeded. */
export async function startTestSystem(): Promise<TestSystem> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kmm-system-'));
  const { config, vkey } = testConfig(dataDir);
  const running = await start(config, { limits: { reports: 100_000, receipts: 100_000, pledges: 100_000 } });
  const seeded = await seedWorkspace(running.deps.db, WORKSPACE, running.deps.now());
  return {
    running,
    seeded,
    url: running.url,
    vkey,
    async [Symbol.asyncDispose]() {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
