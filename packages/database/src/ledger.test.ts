import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { appendLedger, waitingActs } from './ledger.ts';
import { openTestDatabase } from './test-database.ts';

test('nobody chooses the number of an act: one ahead of the counter would stop every later one', async () => {
  await using db = await openTestDatabase();
  const act = { entry: randomBytes(8), salt: randomBytes(32), seconds: 1, about: undefined };
  await assert.rejects(
    db.tx({ kind: 'system' }, ({ sql }) =>
      sql('insert into ledger_outbox (entry, nonce, number) values ($1, $2, 3)', [
        act.entry,
        randomBytes(32),
      ]),
    ),
    /permission denied/,
  );
  for (let n = 0; n < 3; n++)
    await db.tx({ kind: 'system' }, ({ sql }) => appendLedger(sql, { ...act, nonce: randomBytes(32) }));
  const acts = await db.tx({ kind: 'system' }, ({ sql }) => waitingActs(sql, 0, 10));
  assert.deepEqual(
    acts.map(({ number }) => number),
    [1, 2, 3],
  );
});
