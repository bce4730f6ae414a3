import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exportPaths, followLog, openCheckpoint } from '@khong-mot-minh/ledger';
import { publishBatches, startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { personOf } from './api/house.ts';
import { mutateFiles } from './api/mutate-files.ts';
import { randomFrom } from './api/random-from.ts';

const script = fileURLToPath(new URL('outsiders/verify-ledger.mjs', import.meta.url));
let system: TestSystem;
let folder: string;
before(async () => {
  system = await startTestSystem();
  folder = await mkdtemp(join(tmpdir(), 'kmm-outsider-'));
  const desk = await personOf(system, 'helpline');
  for (let i = 0; i < 280; i++) await desk.send('GET', '/v1/session/keys');
  await publishBatches(system);
});
after(async () => {
  await rm(folder, { recursive: true, force: true });
  await system[Symbol.asyncDispose]();
});

type Told = { code: number | null; told: string };
const check = (where: string, ...more: string[]): Promise<Told> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [script, where, system.vkey, ...more], (_, out, err) =>
      resolve({ code: child.exitCode, told: out + err }),
    );
  });

test('the outsider’s verifier loads nothing but Node: no package, no file of this project', async () => {
  const source = await readFile(script, 'utf8');
  const imports = [...source.matchAll(/from '([^']+)'|import\('([^']+)'\)/g)].map((m) => m[1] ?? m[2]);
  assert.deepEqual(imports, ['node:crypto', 'node:fs/promises']);
});

test('promise 17: an outsider checks the running ledger, a copy of it, and finds what was changed', async () => {
  const live = await check(`${system.url}/ledger`);
  assert.equal(live.code, 0, live.told);
  const files = await download();
  const opened = openCheckpoint(Buffer.from(files.get('checkpoint')!).toString(), system.vkey);
  assert.ok(opened.ok && opened.checkpoint.size > 256);
  const copy = join(folder, 'copy');
  await write(copy, files);
  const { code, told } = await check(copy);
  assert.equal(code, 0, told);
  assert.equal(
    told,
    `ok ${opened.checkpoint.size} ${Buffer.from(opened.checkpoint.root).toString('base64')}\n`,
  );

  const random = randomFrom(7);
  for (let i = 0; i < 25; i++) {
    const { how, files: changed } = mutateFiles(files, random);
    const bad = join(folder, `bad-${i}`);
    await write(bad, changed);
    const answer = await check(bad);
    assert.equal(answer.code, 1, `${how}: ${answer.told}`);
  }
});

test('an outsider who kept a checkpoint sees that the running log goes on from it', async () => {
  const kept = join(folder, 'kept');
  const note = (await call(system.url, 'GET', '/ledger/checkpoint')).text;
  await writeFile(kept, note);
  const desk = await personOf(system, 'helpline');
  for (let i = 0; i < 5; i++) await desk.send('GET', '/v1/session/keys');
  await publishBatches(system);
  assert.equal((await check(`${system.url}/ledger`, kept)).code, 0);
  const read = async (path: string) => {
    const response = await fetch(`${system.url}/ledger/${path}`);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  };
  const followed = await followLog({ read }, system.vkey, note);
  assert.ok(followed.ok && followed.added > 5, JSON.stringify(followed));
});

async function download(): Promise<Map<string, Uint8Array>> {
  const note = (await call(system.url, 'GET', '/ledger/checkpoint')).text;
  const files = new Map<string, Uint8Array>([['checkpoint', Buffer.from(note)]]);
  const opened = openCheckpoint(note, system.vkey);
  assert.ok(opened.ok);
  for (const path of exportPaths(opened.checkpoint.size).filter((one) => one !== 'checkpoint')) {
    const response = await fetch(`${system.url}/ledger/${path}`);
    assert.equal(response.status, 200, path);
    files.set(path, new Uint8Array(await response.arrayBuffer()));
  }
  return files;
}

async function write(dir: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), bytes);
  }
}
