import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { openCaseKeys } from './case-keys.ts';
import { keyFileOf } from './key-file.ts';
import { RECORD_BYTES } from './key-record.ts';
import { lookAtCaseKeys } from './look.ts';

const home = await mkdtemp(join(tmpdir(), 'kmm-look-'));
after(() => rm(home, { recursive: true }));
const at = new Date('2026-11-27T10:20:00Z');
const isRoot = process.getuid?.() === 0;

/** A store of two replicas with three live keys and one that was destroyed. */
async function keyStore() {
  const base = join(home, randomUUID());
  const folders: [string, string] = [join(base, 'a'), join(base, 'b')];
  await using keys = await openCaseKeys({ folders, store: undefined, self: 'a test', makeFolders: false });
  const refs: string[] = [];
  for (let i = 0; i < 4; i++) refs.push((await keys.make(at)).ref);
  await keys.destroy([refs[3]!]);
  const live = refs.slice(0, 3);
  const look = () => lookAtCaseKeys(folders, keys.store, async () => live);
  return { folders, store: keys.store, live, look };
}
const statesOf = ({ replicas }: Awaited<ReturnType<typeof lookAtCaseKeys>>) => replicas.map((r) => r.state);

test('a whole store is told as one, also while a server writes, and its files stay as they are', async () => {
  const { folders, store, look } = await keyStore();
  const before = await readFile(keyFileOf(folders[0]));
  const found = await look();
  assert.deepEqual(statesOf(found), ['whole', 'whole']);
  assert.deepEqual([found.live, found.lost], [3, 0]);
  assert.deepEqual(
    found.replicas.map(({ behind, isOpenToOthers }) => [behind, isOpenToOthers]),
    [
      [0, false],
      [0, false],
    ],
  );
  assert.deepEqual(await readFile(keyFileOf(folders[0])), before);

  await using keys = await openCaseKeys({ folders, store, self: 'a server', makeFolders: false });
  let isOver = false;
  const writing = (async () => {
    while (!isOver) await keys.destroy([(await keys.make(at)).ref]);
  })();
  for (let i = 0; i < 10; i++) {
    const busy = await look();
    assert.deepEqual(statesOf(busy), ['whole', 'whole']);
    assert.equal(busy.lost, 0);
  }
  isOver = true;
  await writing;
});

test('a folder or a file that is not there is missing, and nothing is lost while the other one is here', async () => {
  for (const gone of ['folder', 'file'] as const) {
    const { folders, look } = await keyStore();
    await rm(gone === 'folder' ? folders[1] : keyFileOf(folders[1]), { recursive: true });
    const found = await look();
    assert.deepEqual(statesOf(found), ['whole', 'missing']);
    assert.equal(found.lost, 0);
  }
});

test('a replica that was away while keys were made and destroyed is behind by them', async () => {
  const { folders, store, live, look } = await keyStore();
  await rename(folders[1], `${folders[1]}-away`);
  {
    await using keys = await openCaseKeys({ folders, store, self: 'a test', makeFolders: false });
    await keys.make(at);
    await keys.destroy([live[0]!]);
  }
  await rename(`${folders[1]}-away`, folders[1]);
  const found = await look();
  assert.deepEqual(
    found.replicas.map(({ behind }) => behind),
    [0, 2],
  );
  assert.equal(found.live, 3, 'what one says is destroyed is');
});

test('a file that is cut off, or whose bytes changed, is damaged, and what only it held is lost', async () => {
  for (const hurt of ['end', 'head', 'record'] as const) {
    const { folders, look } = await keyStore();
    const file = keyFileOf(folders[0]);
    await rm(folders[1], { recursive: true });
    if (hurt === 'end') await truncate(file, RECORD_BYTES * 3 + 7);
    else {
      const bytes = await readFile(file);
      bytes[hurt === 'head' ? 3 : RECORD_BYTES + 30]! ^= 1;
      await writeFile(file, bytes);
    }
    const found = await look();
    assert.deepEqual(statesOf(found), ['damaged', 'missing'], hurt);
    assert.equal(found.lost, hurt === 'head' ? 0 : 1, hurt);
  }
});

test('a file of another store is foreign', async () => {
  const ours = await keyStore();
  const theirs = await keyStore();
  await copyFile(keyFileOf(theirs.folders[0]), keyFileOf(ours.folders[1]));
  const found = await ours.look();
  assert.deepEqual(statesOf(found), ['whole', 'foreign']);
  assert.equal(found.replicas[1]?.behind, 0);
});

test('a file that others may read, or a folder where they may put another one, is open to them', async () => {
  const { folders, look } = await keyStore();
  const open = async () => (await look()).replicas.map(({ isOpenToOthers }) => isOpenToOthers);
  await chmod(keyFileOf(folders[0]), 0o644);
  assert.deepEqual(await open(), [false, false], 'nobody else may enter the folder');
  await chmod(folders[0], 0o755);
  assert.deepEqual(await open(), [true, false]);
  await chmod(keyFileOf(folders[0]), 0o600);
  assert.deepEqual(await open(), [false, false], 'entered, but not read');
  await chmod(folders[1], 0o777);
  assert.deepEqual(await open(), [false, true]);
});

test('a folder that may not be entered is unreadable, not missing', { skip: isRoot }, async () => {
  const { folders, look } = await keyStore();
  await chmod(folders[1], 0o000);
  assert.deepEqual(statesOf(await look()), ['whole', 'unreadable']);
  await chmod(folders[1], 0o700);
});

test('a file that gives no bytes is unreadable whoever looks', async () => {
  const { folders, look } = await keyStore();
  await rm(keyFileOf(folders[1]));
  await mkdir(keyFileOf(folders[1]));
  assert.deepEqual(statesOf(await look()), ['whole', 'unreadable']);
});

test('what is seen in the middle of a write is looked at again before it is told', async () => {
  const { folders, store, live } = await keyStore();
  const file = keyFileOf(folders[1]);
  const whole = await readFile(file);
  await truncate(file, whole.length - 10);
  let asked = 0;
  const found = await lookAtCaseKeys(folders, store, async () => {
    if (++asked === 2) await writeFile(file, whole);
    return live;
  });
  assert.deepEqual(statesOf(found), ['whole', 'whole']);
});
