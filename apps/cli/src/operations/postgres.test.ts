import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { listOrganisations, migrate, openJobs, openPostgres } from '@khong-mot-minh/database';
import { type BackupManifest, checkBackup, StartError } from '@khong-mot-minh/server';
import { seedWorkspace, WORKSPACE } from '@khong-mot-minh/testing';
import { backUpPostgres } from './back-up-postgres.ts';
import { pgEnvironment } from './pg-tool.ts';
import { restorePostgres } from './restore-postgres.ts';

const url = process.env.TEST_DATABASE_URL;

async function newDatabase(admin: string): Promise<AsyncDisposable & { url: string }> {
  const name = `kmm_test_${randomUUID().replaceAll('-', '')}`;
  const db = await openPostgres(admin, 1);
  await db.owner.exec(`create database ${name}`);
  const own = new URL(admin);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    async [Symbol.asyncDispose]() {
      await db.owner.exec(`drop database ${name} with (force)`);
      await db[Symbol.asyncDispose]();
    },
  };
}

test('a PostgreSQL database comes back from its dump into an empty one, and into no other', {
  skip: url ? false : 'needs TEST_DATABASE_URL',
}, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kmm-dump-'));
  await using from = await newDatabase(url!);
  await using to = await newDatabase(url!);
  {
    await using db = await openPostgres(from.url, 2);
    await migrate(db);
    await using _jobs = await openJobs(db, [], (error) => assert.fail(error));
    await seedWorkspace(db, WORKSPACE, new Date());
  }
  const { file, manifest } = await backUpPostgres(from.url, folder, new Date());
  assert.deepEqual(await checkBackup(file), manifest);
  await restorePostgres(file, manifest, to.url);
  await using db = await openPostgres(to.url, 2);
  const found = await db.tx({ kind: 'public' }, ({ sql }) => listOrganisations(sql));
  assert.equal(found.length, WORKSPACE.length);
  assert.deepEqual(await migrate(db), []);
  await assert.rejects(restorePostgres(file, manifest, to.url), /is not empty/);
  await assert.rejects(restorePostgres(file, { ...manifest, owner: 'somebody' }, to.url), /is not empty/);
  await assert.rejects(
    backUpPostgres(from.url, path.join(file, 'inside'), new Date()),
    /cannot be written \(ENOTDIR\): no backup was made/,
  );
  assert.deepEqual((await readdir(folder)).sort(), [path.basename(file), `${path.basename(file)}.json`]);
  await rm(folder, { recursive: true });
});

test('a PostgreSQL that nobody reaches is said in a sentence, by backup and by restore', async () => {
  const away = 'postgres://kmm:secret@127.0.0.1:1/house';
  const sentence = (error: unknown) => {
    assert.ok(error instanceof StartError, String(error));
    assert.match(error.message, /Cannot reach PostgreSQL at DATABASE_URL/);
    assert.doesNotMatch(error.message, /secret/);
    return true;
  };
  const folder = await mkdtemp(path.join(tmpdir(), 'kmm-away-'));
  await assert.rejects(backUpPostgres(away, folder, new Date()), sentence);
  assert.deepEqual(await readdir(folder), []);
  await rm(folder, { recursive: true });
  // `as`: it is asked for only once the database is open.
  await assert.rejects(restorePostgres('x.dump', {} as BackupManifest, away), sentence);
});

test('the password of the address travels in the environment', () => {
  assert.deepEqual(pgEnvironment('postgres://kmm:p%40ss@[::1]:5433/house?sslmode=require'), {
    PGHOST: '::1',
    PGPORT: '5433',
    PGUSER: 'kmm',
    PGPASSWORD: 'p@ss',
    PGDATABASE: 'house',
    PGSSLMODE: 'require',
  });
});
