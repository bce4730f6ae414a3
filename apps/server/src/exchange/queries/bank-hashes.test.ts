import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test from 'node:test';
import { insertOrganisation } from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import { insertBankHashes } from './bank-hashes.ts';
import { insertBank } from './banks.ts';

test('a number that another hash has is drawn again, and what is proposed twice keeps its own', async () => {
  await using db = await openTestDatabase();
  const [org, bank] = [randomUUID(), randomUUID()];
  const name = { vi: 'k', en: 'k' };
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    await insertOrganisation(sql, { id: org, kind: 'platform', name, mode: 'live' });
    const settings = { category: 'NCII_ADULT', takes: null, radius: 31, keepDays: 30 } as const;
    await insertBank(sql, { id: bank, org, name, ...settings }, new Date());
  });
  const lots = [7, 7, 8, 9, 8, 8, 8, 8, 8];
  const propose = (hashKey: string) =>
    db.tx({ kind: 'platform', org }, ({ sql }) =>
      insertBankHashes(
        sql,
        [
          {
            id: randomUUID(),
            bank,
            org,
            hashKey,
            sealed: new Uint8Array(32),
            kind: 'photo',
            quality: null,
            source: 'organisation',
            byOrg: org,
            takeDown: null,
            expiresAt: new Date(Date.now() + 86_400_000),
          },
        ],
        new Date(),
        () => lots.shift()!,
      ),
    );
  const [first] = await propose('one');
  await propose('two');
  assert.deepEqual(await propose('one'), [first]);
  const rows = await db.owner.sql<{ number: number }>('select number from bank_hash order by number');
  assert.deepEqual(
    rows.map(({ number }) => Number(number)),
    [7, 8],
  );
  await assert.rejects(propose('three'), /neither added nor found/);
});
