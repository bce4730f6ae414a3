import assert from 'node:assert/strict';
import test from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { fromPglite } from './open-pglite.ts';

const ROWS = 2000;

async function filled() {
  const pglite = await PGlite.create();
  const db = fromPglite(pglite);
  await db.owner.exec(`create role kmm_jobs; create table note (id int, said text)`);
  await db.owner.sql(`insert into note select n, repeat('x', 200) from generate_series(1, $1) n`, [ROWS]);
  const { tend } = db;
  assert.ok(tend);
  return { db, tend };
}

test('a table that changed is planned for as it is, and one that did not is left alone', async () => {
  const { db, tend } = await filled();
  await using _ = db;
  const expected = async () => {
    const [row] = await db.owner.sql<{ reltuples: number }>(
      `select reltuples from pg_class where relname = 'note'`,
    );
    return row?.reltuples;
  };
  assert.notEqual(await expected(), ROWS);
  // What the queue sends leaves its role on the one connection, which may not vacuum.
  await db.jobs('select 1');
  assert.deepEqual(await tend(), ['public.note']);
  assert.equal(await expected(), ROWS);
  assert.deepEqual(await tend(), []);
  await db.owner.sql(`insert into note select n, 'y' from generate_series(1, 20) n`);
  assert.deepEqual(await tend(), [], 'a hundredth more changes no plan');
});

test('what is changed again and again takes the room of its dead rows instead of more', async () => {
  const { db, tend } = await filled();
  await using _ = db;
  const size = async () => {
    const [row] = await db.owner.sql<{ bytes: string }>(`select pg_relation_size('note') as bytes`);
    return Number(row?.bytes);
  };
  const first = await size();
  for (let round = 0; round < 10; round++) {
    await db.owner.sql(`update note set said = repeat($1, 200)`, [String(round)]);
    assert.deepEqual(await tend(), ['public.note']);
  }
  assert.ok((await size()) <= first * 3, `${await size()} bytes after ${first}`);
});
