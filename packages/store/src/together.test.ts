import assert from 'node:assert/strict';
import test from 'node:test';
import { openTestDatabase } from './test-database.ts';
import { together } from './together.ts';

test('a statement behind one that fails ends inside the transaction, and leaves nothing', async () => {
  await using db = await openTestDatabase();
  const ledger = `insert into ledger_outbox (entry, open) values ('x', true)`;
  await assert.rejects(
    db.tx({ kind: 'system' }, ({ sql }) =>
      together(
        sql('select 1')
          .then(() => sql('select 1'))
          .then(() => sql(ledger)),
        sql('select 1 / 0'),
        sql(ledger),
      ),
    ),
    /division by zero/,
  );
  assert.deepEqual(await db.owner.sql('select 1 from ledger_outbox'), []);
});

test('answers come back in the order of the statements', async () => {
  await using db = await openTestDatabase();
  const [one, two] = await db.tx({ kind: 'system' }, ({ sql }) =>
    together(sql<{ n: number }>('select 1 as n'), sql<{ n: number }>('select 2 as n')),
  );
  assert.deepEqual([one, two], [[{ n: 1 }], [{ n: 2 }]]);
});
