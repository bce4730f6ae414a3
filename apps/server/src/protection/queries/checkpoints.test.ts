import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { type Database, insertOrganisation, type Sql } from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import {
  dropStrayChunks,
  insertStateChunk,
  keepCheckpoint,
  readCheckpoint,
  readStateChunks,
} from './checkpoints.ts';

let db: Database;
before(async () => {
  db = await openTestDatabase();
});
after(() => db[Symbol.asyncDispose]());

async function platform() {
  const org = randomUUID();
  await db.tx({ kind: 'system' }, ({ sql }) =>
    insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: org, en: org }, mode: 'live' }),
  );
  return {
    org,
    as: <T>(fn: (sql: Sql) => Promise<T>) => db.tx({ kind: 'system', org }, ({ sql }) => fn(sql)),
  };
}

const layout = { pairs: 1, windows: 0, cases: 0 };
const bytesOf = (chunk: number) => Uint8Array.from({ length: 5000 }, (_, i) => (i * (chunk + 1)) & 255);
const insert = (sql: Sql, org: string, save: string, chunks: readonly number[]) =>
  Promise.all(
    chunks.map((chunk) => insertStateChunk(sql, org, save, { chunk, batch: chunk, bytes: bytesOf(chunk) })),
  );

test('a checkpoint with a missing chunk is never kept, and what belongs to none goes', async () => {
  const { org, as } = await platform();
  const [whole, torn] = [randomUUID(), randomUUID()];
  const head = (save: string, batch: number) => ({
    save,
    batch,
    nextSeq: 9,
    chunks: 4,
    layout,
    aliased: true,
  });
  await as((sql) => insert(sql, org, whole, [0, 1, 2, 3]));
  assert.equal(await as((sql) => keepCheckpoint(sql, org, head(whole, 7))), true);
  await as((sql) => insert(sql, org, torn, [0, 1, 3]));
  assert.equal(await as((sql) => keepCheckpoint(sql, org, head(torn, 8))), false);
  assert.equal(await as((sql) => keepCheckpoint(sql, org, head(whole, 6))), false);
  assert.deepEqual(await as((sql) => readCheckpoint(sql, org)), head(whole, 7));
  assert.equal(await as((sql) => dropStrayChunks(sql, org, 2)), 2);
  assert.equal(await as((sql) => dropStrayChunks(sql, org, 2)), 1);
  const read = await as((sql) => readStateChunks(sql, org, whole, 1, 2));
  assert.deepEqual(
    read.map(({ chunk, batch, bytes }) => [chunk, batch, Buffer.compare(bytes, bytesOf(chunk))]),
    [
      [1, 1, 0],
      [2, 2, 0],
    ],
  );
});

test('nobody but the server reads the state of a platform, and each only its own', async () => {
  const [one, other] = [await platform(), await platform()];
  const save = randomUUID();
  await one.as((sql) => insert(sql, one.org, save, [0]));
  assert.deepEqual(await other.as((sql) => readStateChunks(sql, one.org, save, 0, 9)), []);
  const seen = await db.tx({ kind: 'platform', org: one.org }, ({ sql }) =>
    readStateChunks(sql, one.org, save, 0, 9),
  );
  assert.deepEqual(seen, []);
});
