import assert from 'node:assert/strict';
import test from 'node:test';
import { settleAll } from './settle-all.ts';
import { openTestDatabase } from './test-database.ts';

test('a statement behind one that fails ends inside the transaction, and leaves nothing', async () => {
  await using db = await openTestDatabase();
  const ledger = `insert into ledger_outbox (entry, open) values ('x', true)`;
  await assert.rejects(
    db.tx({ kind: 'system' }, ({ sql }) =>
      settleAll(
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
    settleAll(sql<{ n: number }>('select 1 as n'), sql<{ n: number }>('select 2 as n')),
  );
  assert.deepEqual([one, two], [[{ n: 1 }], [{ n: 2 }]]);
});

test('the failure that made the others fail is the one that is told, whichever is heard of first', async () => {
  await using db = await openTestDatabase();
  await assert.rejects(
    db.tx({ kind: 'system' }, ({ sql }) => {
      const cause = sql('select 1 / 0');
      const late = cause.catch(async (error: unknown) => {
        await Promise.resolve();
        throw error;
      });
      return settleAll(late, sql('select 1'));
    }),
    /division by zero/,
  );
});
