// The process that is killed: the real server on a data folder, with a workspace made on its first start.
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type StartOptions, start } from '@khong-mot-minh/server';
import { seedWorkspace, testConfig, WORKSPACE } from '@khong-mot-minh/testing';
import type { Setup } from './server-under-kill.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Name the data folder');
const setup = JSON.parse(await readFile(join(folder, 'setup.json'), 'utf8')) as Setup;
const { config } = testConfig(join(folder, 'data'), {
  port: setup.port,
  portalUrl: setup.url,
  consoleUrl: setup.url,
  ...(setup.databaseUrl && { databaseUrl: setup.databaseUrl }),
  ledger: setup.ledger ?? { every: 1, size: 64 },
  ...(setup.caseKeyFolders && { caseKeyFolders: setup.caseKeyFolders }),
  secrets: {
    server: Buffer.from(setup.secrets.server, 'base64'),
    receiptPepper: Buffer.from(setup.secrets.receiptPepper, 'base64'),
    ledgerKey: setup.secrets.ledgerKey,
  },
});
const unlimited: StartOptions['limits'] = { report: 1e9, receipt: 1e9, pledge: 1e9, refused: 1e9 };
let aheadMs = setup.aheadMs ?? 0;
const running = await start(config, { limits: unlimited, now: () => new Date(Date.now() + aheadMs) });
void running.lost.then(() => process.exit(1));
// Whoever started it can set its clock forward, and has what is due by then destroyed.
process.on('message', (order: { aheadMs: number }) => {
  aheadMs = order.aheadMs;
  running.retention.run().then(
    (touched) => process.send?.({ touched }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
const seeded = join(folder, 'seeded.json');
const isSeeded = await access(seeded).then(
  () => true,
  () => false,
);
if (!isSeeded)
  await writeFile(seeded, JSON.stringify(await seedWorkspace(running.deps.db, WORKSPACE, new Date())));
console.log('ready');
