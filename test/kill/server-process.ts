// The process that is killed: the real server on a data folder, with a workspace made on its first start.
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { start } from '@kmm/server';
import { seedWorkspace, testConfig, WORKSPACE } from '@kmm/testing';
import type { Setup } from './server-under-kill.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Name the data folder');
const setup = JSON.parse(await readFile(join(folder, 'setup.json'), 'utf8')) as Setup;
const { config } = testConfig(join(folder, 'data'), {
  port: setup.port,
  portalUrl: setup.url,
  consoleUrl: setup.url,
  ...(setup.databaseUrl && { databaseUrl: setup.databaseUrl }),
  ledger: { every: 1, size: 64 },
  secrets: {
    server: Buffer.from(setup.secrets.server, 'base64'),
    receiptPepper: Buffer.from(setup.secrets.receiptPepper, 'base64'),
    ledgerKey: setup.secrets.ledgerKey,
  },
});
const unlimited = { report: 1e9, receipt: 1e9, pledge: 1e9, refused: 1e9 };
const running = await start(config, { limits: unlimited });
const seeded = join(folder, 'seeded.json');
const isSeeded = await access(seeded).then(
  () => true,
  () => false,
);
if (!isSeeded)
  await writeFile(seeded, JSON.stringify(await seedWorkspace(running.deps.db, WORKSPACE, new Date())));
console.log('ready');
