import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { type CaseKeys, openCaseKeys } from './case-keys.ts';
import { keyFileOf } from './key-file.ts';
import { RECORD_BYTES } from './key-record.ts';
import { CaseKeysMissing, type OpenReplicas } from './replicas.ts';

const home = await mkdtemp(join(tmpdir(), 'kmm-case-keys-'));
after(() => rm(home, { recursive: true }));
const at = new Date('2026-11-27T10:20:00Z');

type Place = { folders: [string, string]; open(more?: Partial<OpenReplicas>): Promise<CaseKeys> };
/** Two folders of one test; the store's name is kept as the database would. */
function place(): Place {
  const base = join(home, randomUUID());
  const folders: [string, string] = [join(base, 'a'), join(base, 'b')];
  let store: string | undefined;
  return {
    folders,
    async open(more = {}) {
      const keys = await openCaseKeys({ folders, store, self: 'a test', makeFolders: false, ...more });
      store = keys.store;
      return keys;
    },
  };
}

const secretOf = (keys: CaseKeys, ref: string): string => {
  const key = keys.find(ref);
  return typeof key === 'string' ? key : key.export().toString('hex');
};
const statesOf = (keys: CaseKeys) => keys.replicas().map(({ state }) => state);
const bytesOf = (folder: string) => readFile(keyFileOf(folder));

test('keys outlive a close, in both replicas alike', async () => {
  const { folders, open } = place();
  const refs: string[] = [];
  const secrets: string[] = [];
  {
    await using keys = await open();
    // More than the first table holds, and at once.
    for (const { ref, key } of await Promise.all(Array.from({ length: 3000 }, () => keys.make(at)))) {
      refs.push(ref);
      secrets.push(key.export().toString('hex'));
    }
    assert.deepEqual(keys.count(), { live: 3000, destroyed: 0 });
  }
  assert.deepEqual(await bytesOf(folders[0]), await bytesOf(folders[1]));
  await using keys = await open();
  assert.deepEqual(
    refs.map((ref) => secretOf(keys, ref)),
    secrets,
  );
});

test('a destroyed key is nowhere in the files, and its name stays as a tombstone', async () => {
  const { folders, open } = place();
  await using keys = await open();
  const [gone, kept] = [await keys.make(at), await keys.make(at)];
  assert.equal(await keys.destroy([gone.ref]), 'everywhere');
  assert.equal(keys.find(gone.ref), 'destroyed');
  for (const folder of folders) {
    const bytes = await bytesOf(folder);
    assert.equal(bytes.includes(gone.key.export()), false);
    assert.equal(bytes.includes(kept.key.export()), true);
  }
  assert.deepEqual(keys.destroyed(), [gone.ref]);
});

test('a key is in every replica when it is given out, and overwritten in every one when it is told to be', async () => {
  const { folders, open } = place();
  await using keys = await open();
  const bytes = () => folders.map((folder) => readFileSync(keyFileOf(folder)));
  for (let i = 0; i < 20; i++) {
    const { ref, key } = await keys.make(at);
    for (const file of bytes()) assert.equal(file.includes(key.export()), true);
    await keys.destroy([ref]);
    for (const file of bytes()) assert.equal(file.includes(key.export()), false);
  }
});

test('what one replica alone knows to be destroyed is destroyed when both are here', async () => {
  const { folders, open } = place();
  const refs: string[] = [];
  {
    await using keys = await open();
    for (let i = 0; i < 3; i++) refs.push((await keys.make(at)).ref);
  }
  {
    await using keys = await open({ folders: [folders[1]] });
    await keys.destroy([refs[0]!]);
  }
  {
    // The other one is fuller by then, and is read first.
    await using keys = await open({ folders: [folders[0]] });
    refs.push((await keys.make(at)).ref);
  }
  await using keys = await open();
  assert.deepEqual(
    refs.map((ref) => typeof keys.find(ref)),
    ['string', 'object', 'object', 'object'],
  );
  assert.deepEqual(await bytesOf(folders[0]), await bytesOf(folders[1]));
});

const losses: { name: string; lose(folder: string): Promise<void> }[] = [
  { name: 'the whole folder', lose: (folder) => rm(folder, { recursive: true }) },
  { name: 'its file', lose: (folder) => rm(keyFileOf(folder)) },
  { name: 'the end of its file', lose: (folder) => truncate(keyFileOf(folder), RECORD_BYTES * 3 + 7) },
  { name: 'everything in its file', lose: (folder) => truncate(keyFileOf(folder), 0) },
  { name: 'its head', lose: (folder) => damage(folder, 3) },
  { name: 'a record in the middle', lose: (folder) => damage(folder, RECORD_BYTES * 2 + 30) },
];
async function damage(folder: string, at: number): Promise<void> {
  const bytes = await bytesOf(folder);
  bytes[at]! ^= 1;
  await writeFile(keyFileOf(folder), bytes);
}
for (const { name, lose } of losses)
  for (const which of [0, 1] as const)
    test(`replica ${which + 1} loses ${name}: nothing is lost, and it is whole again`, async () => {
      const { folders, open } = place();
      const refs: string[] = [];
      {
        await using keys = await open();
        for (let i = 0; i < 6; i++) refs.push((await keys.make(at)).ref);
        await keys.destroy([refs[4]!]);
      }
      await lose(folders[which]);
      // The operator puts the disk back: a folder that an operator named is never made by a start.
      await mkdir(folders[which], { recursive: true });
      {
        await using keys = await open();
        assert.deepEqual(statesOf(keys), ['here', 'here']);
        assert.equal(keys.count().live, 5);
        assert.equal(keys.find(refs[4]!), 'destroyed');
      }
      // Each alone holds everything.
      for (const folder of folders) {
        await using keys = await open({ folders: [folder] });
        assert.equal(keys.count().live, 5);
        for (const [i, ref] of refs.entries()) assert.equal(typeof keys.find(ref) === 'string', i === 4);
      }
    });

test('a replica that was away while a key was destroyed does not bring it back', async () => {
  const { folders, open } = place();
  const away = `${folders[1]}-away`;
  let gone: string;
  let made: string;
  {
    await using keys = await open();
    gone = (await keys.make(at)).ref;
    await rename(folders[1], away);
    await keys.heal();
    assert.deepEqual(statesOf(keys), ['here', 'away']);
    made = (await keys.make(at)).ref;
    assert.equal(await keys.destroy([gone]), 'not-in-all');
  }
  // It comes back beside the other one, and in another run first of all.
  for (const order of [folders, folders.toReversed()]) {
    await rm(folders[1], { recursive: true, force: true });
    await mkdir(folders[1]);
    await copyFile(keyFileOf(away), keyFileOf(folders[1]));
    await using keys = await open({ folders: order });
    assert.equal(keys.find(gone), 'destroyed');
    assert.notEqual(typeof keys.find(made), 'string');
    for (const folder of folders) assert.deepEqual(await bytesOf(folder), await bytesOf(folders[0]));
  }
});

test('a replica that comes back while the server runs is brought up to date', async () => {
  const { folders, open } = place();
  await using keys = await open();
  const gone = await keys.make(at);
  await rename(folders[0], `${folders[0]}-away`);
  await keys.heal();
  const made = await keys.make(at);
  await keys.destroy([gone.ref]);
  await rename(`${folders[0]}-away`, folders[0]);
  await keys.heal();
  assert.deepEqual(statesOf(keys), ['here', 'here']);
  assert.deepEqual(await bytesOf(folders[0]), await bytesOf(folders[1]));
  assert.equal((await bytesOf(folders[0])).includes(gone.key.export()), false);
  assert.equal((await bytesOf(folders[0])).includes(made.key.export()), true);
});

test('a folder that an operator named and that is gone is not made again: its disk may not be mounted', async () => {
  const { folders, open } = place();
  await using keys = await open();
  await rename(folders[1], `${folders[1]}-away`);
  await keys.heal();
  await keys.heal();
  assert.deepEqual(statesOf(keys), ['here', 'away']);
});

test('nor is it made as a server starts', async () => {
  const { folders, open } = place();
  await (await open())[Symbol.asyncDispose]();
  await rename(folders[1], `${folders[1]}-away`);
  await using keys = await open();
  assert.deepEqual(statesOf(keys), ['here', 'away']);
  await assert.rejects(stat(folders[1]), { code: 'ENOENT' });
});

test('a store of another database is left as it is', async () => {
  const { folders, open } = place();
  const other = place();
  {
    await using _keys = await open();
    await using theirs = await other.open();
    await theirs.make(at);
  }
  await copyFile(keyFileOf(other.folders[0]), keyFileOf(folders[1]));
  const before = await bytesOf(folders[1]);
  await using keys = await open();
  await keys.make(at);
  assert.deepEqual(statesOf(keys), ['here', 'foreign']);
  assert.deepEqual(await bytesOf(folders[1]), before);
});

test('where every replica is lost nothing is made in their place', async () => {
  const { folders, open } = place();
  {
    await using keys = await open();
    await keys.make(at);
  }
  for (const folder of folders) await rm(keyFileOf(folder));
  await assert.rejects(open(), CaseKeysMissing);
  await assert.rejects(open({ makeFolders: true }), CaseKeysMissing);
});

test('a file of keys and its folder are their owner’s alone from the first moment', {
  skip: process.platform === 'win32',
}, async () => {
  const { folders, open } = place();
  await using _keys = await open();
  for (const folder of folders)
    for (const path of [folder, keyFileOf(folder)]) assert.equal((await stat(path)).mode & 0o077, 0, path);
});

test('two processes cannot open one store', async () => {
  const { open } = place();
  await using _keys = await open();
  await assert.rejects(open(), /is in use by a test/);
});
