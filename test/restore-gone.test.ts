import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { gunzipSync } from 'node:zlib';
import { backUpPostgres, restoreFolder, restorePostgres } from '@khong-mot-minh/cli/operations';
import type { Sealed } from '@khong-mot-minh/contracts';
import { type Database, openCaseKeys } from '@khong-mot-minh/database';
import { newPostgresDatabase } from '@khong-mot-minh/database/test-database';
import { open, SealError } from '@khong-mot-minh/sealing';
import { start, type WrittenBackup, writeBackup } from '@khong-mot-minh/server';
import { startTestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { personOf } from './api/house.ts';
import { reporterWith, sendReport } from './api/reporter.ts';
import { openFor, responder, type TeamKey } from './api/responder.ts';

const HOUR_MS = 3_600_000;
const postgres = process.env.TEST_DATABASE_URL;

test('a backup from before, restored after, opens nothing of a destroyed case and everything of the others', async (t) => {
  const home = await mkdtemp(path.join(tmpdir(), 'kmm-gone-'));
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const caseKeyFolders = [path.join(home, 'keys-1'), path.join(home, 'keys-2')];
  let team: TeamKey;
  let person: Parameters<typeof responder>[1];
  let backup: WrittenBackup;
  let config: Parameters<typeof start>[0];
  const cases = new Map<string, string>();
  {
    await using system = await startTestSystem({ caseKeyFolders }, { now });
    config = system.config;
    const desk = await personOf(system, 'helpline');
    assert.equal((await desk.send('POST', '/v1/presence')).status, 200);
    person = desk.person;
    const receipts = new Map<string, string>();
    for (const text of ['sẽ rút lại', 'ở lại']) {
      const known = new Set((await desk.cases()).map((c) => c.id));
      receipts.set(text, (await sendReport(system.url, text)).receipt);
      cases.set(text, (await desk.cases()).find((c) => !known.has(c.id))!.id);
    }
    team = await desk.unlock();
    backup = config.databaseUrl
      ? await backUpPostgres(config.databaseUrl, path.join(home, 'backups'), now())
      : await writeBackup(system.running.deps.db, path.join(home, 'backups'), now());
    assert.equal(
      (await (await reporterWith(system.url, receipts.get('sẽ rút lại')!)).withdraw()).status,
      200,
    );
    ahead += 74 * HOUR_MS;
    assert.equal(await system.running.retention.run(), 1);
  }

  // A day later, on a fresh server; the key store is what it is by then.
  ahead += 24 * HOUR_MS;
  const restoring = performance.now();
  const dataDir = path.join(home, 'restored');
  await using other = postgres ? await newPostgresDatabase(postgres) : undefined;
  if (other) await restorePostgres(backup.file, backup.manifest, other.url);
  else await restoreFolder(backup.file, backup.manifest, dataDir, { replace: false, now: now() });
  const again = await start({ ...config, dataDir, ...(other && { databaseUrl: other.url }) }, { now });
  t.diagnostic(
    `figure: restored and serving again after ${((performance.now() - restoring) / 1000).toFixed(1)} s`,
  );
  try {
    const desk = await responder(again.url, person);
    const read = async (text: string) => {
      const { sealed, retention } = await desk.view(cases.get(text)!);
      return { texts: await Promise.all(sealed.map((s) => openFor(s, team))), retention };
    };
    assert.deepEqual((await read('ở lại')).texts, ['ở lại']);
    const gone = await read('sẽ rút lại');
    assert.deepEqual(gone.texts, []);
    assert.equal(gone.retention.destroyed.length, 1);
    assert.equal((await call(again.url, 'GET', '/readyz')).status, 200);
    // The log of the restored house was never told; the start tells it, once, and so do its keys when it starts again.
    assert.equal(await erasuresIn(again.deps.db), 1);
    const [row] = await again.deps.db.owner.sql<{ why: string; burnt: boolean }>(
      'select why, burnt_at is not null as burnt from case_key where case_id = $1 and org_id is not null',
      [cases.get('sẽ rút lại')],
    );
    assert.deepEqual(row, { why: 'expired', burnt: true });
  } finally {
    await again.stop();
  }

  // Whoever has the backup and the team's key, and no server, opens nothing at all.
  const stolen = path.join(home, 'stolen');
  let rows: { id: string; case_id: string; sealed: Sealed & { to: { under: string }[] } }[];
  if (postgres) {
    await using own = await newPostgresDatabase(postgres);
    await restorePostgres(backup.file, backup.manifest, own.url);
    const { openPostgres } = await import('@khong-mot-minh/database');
    await using db = await openPostgres(own.url, 1);
    rows = await db.owner.sql('select id, case_id, sealed from sealed_content');
  } else {
    await restoreFolder(backup.file, backup.manifest, stolen, { replace: false, now: now() });
    const { openPglite } = await import('@khong-mot-minh/database');
    await using db = await openPglite(path.join(stolen, 'pg'));
    rows = await db.owner.sql('select id, case_id, sealed from sealed_content');
  }
  assert.equal(rows.length, 2);
  for (const { id, sealed } of rows)
    await assert.rejects(
      open({ kind: 'report', id, sealed, keyId: team.keyId, privateKey: team.privateKey }),
      SealError,
    );
  // Nor with the key store beside it, of what was destroyed; and no key of the store is in the backup.
  await using keys = await openCaseKeys({
    folders: caseKeyFolders,
    store: (await storeOf(caseKeyFolders)) ?? undefined,
    self: 'a test',
    makeFolders: false,
  });
  for (const { case_id, sealed } of rows)
    for (const { under } of sealed.to)
      assert.equal(keys.find(under) === 'destroyed', case_id === cases.get('sẽ rút lại'));
  const bytes = await readFile(backup.file);
  const plain = postgres ? bytes : gunzipSync(bytes);
  for (const ref of keys.live()) {
    const key = keys.find(ref);
    assert.ok(typeof key === 'object');
    for (const spelling of [key.export(), key.export().toString('hex'), key.export().toString('base64')])
      assert.equal(plain.includes(spelling), false);
  }
  t.diagnostic(
    'figure: 1 destroyed case: 0 of its texts opened from the restored backup; 1 live case: all opened',
  );
  await rm(home, { recursive: true, force: true });
});

/** How often the log was told that a case is gone. */
async function erasuresIn(db: Database): Promise<number> {
  const rows = await db.owner.sql<{ entry: Uint8Array }>('select entry from ledger_outbox where not open');
  return rows.filter(({ entry }) => Buffer.from(entry).includes('case.erased')).length;
}

/** The store's name, from its head; a test has no database at hand any more. */
async function storeOf([folder]: string[]): Promise<string | undefined> {
  const head = (await readFile(path.join(folder!, 'case-keys.bin'))).subarray(8, 24).toString('hex');
  return head.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
