import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test from 'node:test';
import { findAccounts, putAccount } from './accounts.ts';
import { insertOrganisation } from './membership.ts';
import { openTestDatabase } from './test-database.ts';

test('no statement of a request is compiled: row-level security only makes it look dear', async () => {
  await using db = await openTestDatabase();
  const shown = await Promise.all(
    Array.from({ length: 3 }, () =>
      db.tx({ kind: 'system' }, ({ sql }) => sql<{ jit: string }>(`select current_setting('jit') as jit`)),
    ),
  );
  // The embedded database cannot compile at all.
  if (db.kind === 'postgres') assert.deepEqual(shown.flat(), Array(3).fill({ jit: 'off' }));
  else assert.equal(shown.length, 3);
});

test('a plan that is kept is used again, planned anew for a changed table, and sees what its own actor may see', async () => {
  await using db = await openTestDatabase();
  const org = randomUUID();
  const put = (id: string) => ({ id, ageBand: '13-15' as const, createdAt: '2026-01-01T00:00:00Z' });
  const found = (asking: string) =>
    db.preparedTx({ kind: 'platform', org: asking }, async ({ sql }) =>
      (await findAccounts(sql, org, ['a', 'b'])).map(({ id }) => id).sort(),
    );
  await db.tx({ kind: 'system' }, ({ sql }) =>
    insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: org, en: org }, mode: 'live' }),
  );
  await db.tx({ kind: 'platform', org }, ({ sql }) => putAccount(sql, org, put('a')));
  // PostgreSQL keeps one plan for all values from the sixth time on.
  for (let i = 0; i < 8; i++) {
    assert.deepEqual(await found(org), ['a']);
    assert.deepEqual(await found(randomUUID()), []);
  }
  await db.owner.exec('alter table account add column later text');
  await db.tx({ kind: 'platform', org }, ({ sql }) => putAccount(sql, org, put('b')));
  assert.deepEqual(await found(org), ['a', 'b']);
  // A column that is read changes its type: the kept plan fails once, and its connection goes.
  await db.owner.exec('alter table account alter column country type varchar(40)');
  const after: unknown[] = [];
  for (let i = 0; i < 8; i++) after.push(await found(org).catch(() => 'failed'));
  assert.deepEqual(after.at(-1), ['a', 'b']);
});

test('a transaction with kept plans that fails leaves nothing, and the next one goes on', async () => {
  await using db = await openTestDatabase();
  const org = randomUUID();
  const add = (id: string) =>
    db.preparedTx({ kind: 'system' }, async ({ sql }) => {
      await insertOrganisation(sql, { id, kind: 'platform', name: { vi: id, en: id }, mode: 'live' });
      await insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: id, en: id }, mode: 'live' });
    });
  await add(randomUUID());
  const refused = randomUUID();
  await assert.rejects(add(refused));
  const rows = await db.owner.sql('select 1 from organisation where id = $1', [refused]);
  assert.deepEqual(rows, []);
});
