// Everything that lies on the disks of a server is taken: tables, files, write-ahead log, snapshots, logs, a backup, the
// keys of cases and the server's own secrets. What is not there are members' unlock phrases and receipts.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Envelope, Sealed } from '@khong-mot-minh/contracts';
import { open, SealError } from '@khong-mot-minh/sealing';
import { writeBackup } from '@khong-mot-minh/server';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import { call } from './api/call.ts';
import { dumpText, findCanaries, readFolder } from './api/dump.ts';
import type { TeamKey } from './api/responder.ts';
import { keptBytes } from './erasure/kept-bytes.ts';
import { newCanaries } from './stolen/canaries.ts';
import { tellAll } from './stolen/tell.ts';
import { uncover } from './stolen/uncover.ts';

/** A thousand in `npm run prove`. */
const CANARIES = Number(process.env.CANARIES ?? 20);
const canaries = newCanaries();
const lines: string[] = [];
let house: AuthorityHouse;
let keys: ReadonlyMap<string, TeamKey>;
before(async () => {
  const logTo = { write: (line: string) => void lines.push(line) };
  house = await openAuthorityHouse({ logLevel: 'trace' }, { logTo });
  const teams = ['helpline', 'platform'] as const;
  keys = new Map(
    await Promise.all(teams.map(async (name) => [name, await house.desk(name).unlock()] as const)),
  );
  await house.onDuty('helpline');
  while (canaries.all().length < CANARIES) {
    await tellAll({ house, keys, canaries });
    // A session ends by itself after a while of a long run.
    if (canaries.all().length % 300 < 20) await house.later(0);
  }
});
after(() => house[Symbol.asyncDispose]());

/** Everything that the disks hold, by where it lies. */
async function stolen(): Promise<Map<string, string | Buffer>> {
  const { db } = house.system.running.deps;
  await db.owner.exec('checkpoint').catch(() => undefined);
  const places = new Map<string, string | Buffer>([['log', lines.join('')]]);
  for (const [table, rows] of await dumpText(db)) places.set(`table ${table}`, rows);
  if (db.dump) {
    const { file } = await writeBackup(db, join(house.system.config.dataDir, 'backups'), new Date());
    places.set('opened backup', gunzipSync(readFileSync(file)));
  }
  const [setting] = await db.owner.sql<{ folder: string }>(
    `select setting as folder from pg_settings where name = 'data_directory'`,
  );
  const folders = db.dump ? [] : [join(setting!.folder, 'pg_wal')].filter((folder) => existsSync(folder));
  for (const folder of [house.system.config.dataDir, ...folders])
    for (const [file, bytes] of await readFolder(folder)) places.set(file, bytes);
  places.set('metrics', (await call(house.system.url, 'GET', '/metrics')).text);
  return places;
}

test('of all that was written nothing can be read on the stolen disks', async (t) => {
  const places = await stolen();
  assert.deepEqual(findCanaries(places, [canaries.beginning]), []);
  // The search works in each kind of place: what is kept in the clear is found there.
  const inClear = findCanaries(places, ['hanh@bo-cau.example', 'ready']).join('\n');
  assert.match(inClear, /in table public\.person/);
  if (house.system.running.deps.db.dump) {
    assert.match(inClear, /in opened backup/);
    assert.match(inClear, /pg_wal/, 'the write-ahead log is among the files');
    assert.match(inClear, /case-keys|pg\/base/);
  }
  const bytes = [...places.values()].reduce((sum, place) => sum + place.length, 0);
  const kinds = [...canaries.kinds()].map(([kind, count]) => `${count} ${kind}`).join(', ');
  t.diagnostic(
    `figure: 0 of ${canaries.all().length} texts readable in ${Math.round(bytes / 2 ** 20)} MiB of ${places.size} files and tables (${kinds})`,
  );
});

test('nor with the server’s secrets and the keys of cases, which lie there too', async (t) => {
  const { db, vault, caseKeys } = house.system.running.deps;
  const org = house.system.seeded.organisations.platform!.id;
  const cells = await keptBytes(db, (purpose, bytes) => vault.openBytes(purpose, bytes), org);
  const places = new Map(
    cells.map(({ table, column, bytes }, at) => [`${table}.${column} ${at}`, bytes] as const),
  );
  assert.deepEqual(findCanaries(places, [canaries.beginning]), []);

  const contents = await db.owner.sql<{
    id: string;
    kind: string;
    sealed: Sealed & { to: (Envelope & { under: string })[] };
  }>('select id, kind, sealed from sealed_content');
  const { server, receiptPepper } = house.system.config.secrets;
  let uncovered = 0;
  let opened = 0;
  for (const { id, kind, sealed } of contents)
    for (const envelope of sealed.to) {
      const bare = uncover(caseKeys, id, envelope);
      uncovered++;
      for (const secret of [server, receiptPepper]) {
        const privateKey = Buffer.from(secret).toString('base64url');
        await open({ kind, id, sealed: { ...sealed, to: [bare] }, keyId: bare.keyId, privateKey }).then(
          () => opened++,
          (error: unknown) => assert.ok(error instanceof SealError),
        );
      }
      // Whose key it is can be told; who holds one of those, and nobody else, reads.
      const team = [...keys.values()].find((key) => key.keyId === bare.keyId);
      if (team && uncovered % 50 === 1)
        assert.ok(
          (await open({ kind, id, sealed: { ...sealed, to: [bare] }, ...team })).startsWith(
            canaries.beginning,
          ),
        );
    }
  assert.ok(uncovered > CANARIES / 2);
  assert.equal(opened, 0);
  t.diagnostic(`figure: ${uncovered} wraps uncovered with the stolen keys of cases, ${opened} texts opened`);
});
