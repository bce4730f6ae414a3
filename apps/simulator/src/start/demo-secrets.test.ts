import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { StartError } from '@khong-mot-minh/server';
import { WORKSPACE } from '@khong-mot-minh/testing';
import { demoFile, demoPeople, writeDemoFile } from './demo-file.ts';
import { drawSecrets, keepSecrets, readSecrets } from './demo-secrets.ts';

async function withFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kmm-demo-'));
  await act(folder).finally(() => rm(folder, { recursive: true, force: true }));
}

test('secrets are kept for their owner only and read back the same', () =>
  withFolder(async (folder) => {
    assert.equal(await readSecrets(folder), undefined);
    const drawn = drawSecrets();
    await keepSecrets(folder, drawn);
    assert.deepEqual(await readSecrets(folder), drawn);
    assert.equal((await stat(join(folder, 'demo-secrets.json'))).mode & 0o777, 0o600);
  }));

test('sign-ins follow from the secrets, so a start that was cut short loses none', () => {
  const secrets = drawSecrets();
  assert.deepEqual(demoPeople(secrets), demoPeople(secrets));
  assert.notDeepEqual(demoPeople(secrets), demoPeople(drawSecrets()));
  const passwords = demoPeople(secrets).flatMap(({ password, unlock }) => [password, unlock]);
  assert.equal(new Set(passwords).size, passwords.length);
});

test('demo.json has the shape that scripts rely on', () =>
  withFolder(async (folder) => {
    const file = demoFile(drawSecrets(), 'http://127.0.0.1:1', 'p');
    assert.deepEqual(Object.keys(file), ['baseUrl', 'platform', 'people', 'ledger']);
    assert.equal(file.people.length, WORKSPACE.flatMap(({ people }) => people).length);
    for (const person of file.people)
      assert.deepEqual(Object.keys(person), ['organisation', 'role', 'email', 'password', 'unlock']);
    await writeDemoFile(folder, file);
    await writeDemoFile(folder, file);
    assert.equal((await stat(join(folder, 'demo.json'))).mode & 0o777, 0o600);
  }));

const broken = [
  { name: 'no JSON', text: '{' },
  { name: 'a member is missing', text: '{"server":"a"}' },
  { name: 'no ledger key', text: JSON.stringify({ ...drawSecrets(), ledgerKey: 'x' }) },
];
for (const { name, text } of broken)
  test(`a broken secrets file is told as a sentence: ${name}`, () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, 'demo-secrets.json'), text);
      await assert.rejects(readSecrets(folder), StartError);
    }));

test('a database whose secrets are gone is not opened with new ones', () =>
  withFolder(async (folder) => {
    await mkdir(join(folder, 'pg'));
    await writeFile(join(folder, 'pg', 'PG_VERSION'), '17');
    await assert.rejects(readSecrets(folder), /demo-secrets\.json/);
  }));

test('a folder that is a file is told as a sentence', () =>
  withFolder(async (folder) => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await assert.rejects(keepSecrets(file, drawSecrets()), StartError);
  }));
