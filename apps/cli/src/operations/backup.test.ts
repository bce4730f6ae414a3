import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { type Database, latestCheckpoint, listOrganisations, ownFolder } from '@khong-mot-minh/database';
import { type BackupManifest, checkBackup, type Running, start, writeBackup } from '@khong-mot-minh/server';
import { type Seeded, seedWorkspace, testConfig, WORKSPACE } from '@khong-mot-minh/testing';
import { root } from '../run/root.ts';
import { openAsIs } from './place.ts';

let home: string;
let dataDir: string;
let running: Running;
let seeded: Seeded;
let backup: { file: string; manifest: BackupManifest };

const { DATABASE_URL: _ignored, ...shell } = process.env;
const script = (name: string, args: string[], dir: string) =>
  new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const env = { ...shell, DATA_DIR: dir, INVOKED_FROM: home };
    const child = spawn(process.execPath, ['apps/cli/src/main.ts', name, ...args], { cwd: root, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
const newFolder = (name: string) => mkdtemp(path.join(home, `${name}-`));

before(async () => {
  // Node's test runner passes its options on in a way that makes SIGUSR2 write a diagnostic report as well.
  process.report.reportOnSignal = false;
  home = await mkdtemp(path.join(tmpdir(), 'kmm-backup-'));
  dataDir = path.join(home, 'data');
  const { config } = testConfig(dataDir);
  running = await start({ ...config, databaseUrl: undefined, logLevel: 'silent' });
  seeded = await seedWorkspace(running.deps.db, WORKSPACE, new Date());
  await running.deps.db.tx({ kind: 'public' }, ({ sql }) =>
    running.deps.record(sql, 'report.received', { kind: 'public' }, ['a-report']),
  );
  await running.sequencer.run();
});
after(async () => {
  await running.stop();
  await rm(home, { recursive: true });
});

const holds = async (db: Database) => {
  const names = await db.tx({ kind: 'public' }, ({ sql }) => listOrganisations(sql));
  const last = await db.tx({ kind: 'public' }, ({ sql }) => latestCheckpoint(sql));
  return { organisations: names.length, size: last?.size };
};

test('a running server backs itself up when the script asks', async () => {
  const { code, output } = await script('backup', ['kept'], dataDir);
  assert.equal(code, 0, output);
  assert.match(output, /Backed up to .*kept/);
  const [name] = (await readdir(path.join(home, 'kept'))).filter((file) => file.endsWith('.tar.gz'));
  const file = path.join(home, 'kept', name!);
  backup = { file, manifest: await checkBackup(file) };
  assert.equal(backup.manifest.ledger.size, (await holds(running.deps.db)).size);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.deepEqual(
    (await readdir(path.join(dataDir, 'backups'))).filter((file) => file.endsWith('.partial')),
    [],
  );
});

test('a backup of a running server is restored with everything that was in it', async () => {
  const dir = await newFolder('fresh');
  const { code, output } = await script('restore', [path.relative(home, backup.file)], dir);
  assert.equal(code, 0, output);
  assert.match(output, new RegExp(`ledger checkpoint at ${backup.manifest.ledger.size} entries found`));
  await using db = await openAsIs({ dataDir: dir }, 'test');
  assert.deepEqual(await holds(db), {
    organisations: Object.keys(seeded.organisations).length,
    size: backup.manifest.ledger.size,
  });
});

test('a stopped system is backed up by the script itself, and an older one is moved aside by --replace', async () => {
  const dir = await newFolder('stopped');
  assert.equal((await script('restore', [backup.file], dir)).code, 0);
  const made = await script('backup', [], dir);
  assert.equal(made.code, 0, made.output);
  const [name] = (await readdir(path.join(dir, 'backups'))).filter((file) => file.endsWith('.tar.gz'));
  const again = path.join(dir, 'backups', name!);
  const refused = await script('restore', [again], dir);
  assert.equal(refused.code, 2);
  assert.match(refused.output, /already holds a database; add --replace/);
  const replaced = await script('restore', [again, '--replace'], dir);
  assert.equal(replaced.code, 0, replaced.output);
  const names = await readdir(dir);
  assert.equal(names.filter((entry) => entry.startsWith('pg.before-')).length, 1);
  assert.equal(names.filter((entry) => entry.startsWith('pg.restoring-')).length, 0);
  await using db = await openAsIs({ dataDir: dir }, 'test');
  assert.equal((await holds(db)).size, backup.manifest.ledger.size);
});

const damages: { name: string; harm(file: string): Promise<void>; says: RegExp }[] = [
  { name: 'a cut-off file', harm: async (file) => truncate(file, 1000), says: /is cut off or was changed/ },
  {
    name: 'one changed byte',
    harm: async (file) => {
      const bytes = await readFile(file);
      bytes[bytes.length >> 1]! ^= 1;
      await writeFile(file, bytes);
    },
    says: /was damaged: its SHA-256/,
  },
  { name: 'a missing manifest', harm: (file) => rm(`${file}.json`), says: /\.json" is missing/ },
  { name: 'a broken manifest', harm: (file) => writeFile(`${file}.json`, '{'), says: /\.json" is damaged/ },
];
for (const { name, harm, says } of damages)
  test(`restore refuses ${name} and leaves the folder as it was`, async () => {
    const dir = await newFolder('damaged');
    const copy = path.join(dir, path.basename(backup.file));
    await writeFile(copy, await readFile(backup.file));
    await writeFile(`${copy}.json`, await readFile(`${backup.file}.json`));
    await harm(copy);
    const target = await newFolder('target');
    const { code, output } = await script('restore', [copy], target);
    assert.equal(code, 2);
    assert.match(output, says);
    assert.doesNotMatch(output, /\n\s+at /);
    assert.deepEqual(await readdir(target), []);
  });

test('restore refuses a database that lacks the checkpoint its manifest names', async () => {
  const dir = await newFolder('other');
  const copy = path.join(dir, path.basename(backup.file));
  await writeFile(copy, await readFile(backup.file));
  const { ledger } = backup.manifest;
  const other = { ...backup.manifest, ledger: { ...ledger, size: 2 } };
  await writeFile(`${copy}.json`, JSON.stringify(other));
  const target = await newFolder('target');
  const { code, output } = await script('restore', [copy], target);
  assert.equal(code, 2);
  assert.match(output, /lacks the ledger's checkpoint at 2 entries/);
  assert.deepEqual(await readdir(target), []);
});

test('restore refuses a folder that a running server owns', async () => {
  const { code, output } = await script('restore', [backup.file, '--replace'], dataDir);
  assert.equal(code, 2);
  assert.match(output, /is in use by the server at http/);
});

test('backup does not signal a process that is no server', async () => {
  const dir = await newFolder('owned');
  assert.equal((await script('restore', [backup.file], dir)).code, 0);
  await using _owner = await ownFolder(dir, '"kmm restore", process 1');
  const { code, output } = await script('backup', [], dir);
  assert.equal(code, 2);
  assert.match(output, /is in use by "kmm restore", process 1; stop it first/);
});

test('backup says that a folder holds nothing', async () => {
  const { code, output } = await script('backup', [], await newFolder('empty'));
  assert.equal(code, 2);
  assert.match(output, /There is no database in/);
});

test('a target that cannot be written is told, by the script and by the server', async () => {
  await writeFile(path.join(home, 'a-file'), '');
  const { code, output } = await script('backup', ['a-file/inside'], dataDir);
  assert.equal(code, 2);
  assert.match(output, /cannot be written \(ENOTDIR\): no backup was made/);
});

test('a disk that fills up while dumping leaves nothing behind', async () => {
  const folder = await newFolder('full');
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  const db = { ...running.deps.db, dump: () => Promise.reject(full) };
  await assert.rejects(writeBackup(db, folder, new Date()), /is full: no backup was made/);
  assert.deepEqual(await readdir(folder), []);
});
