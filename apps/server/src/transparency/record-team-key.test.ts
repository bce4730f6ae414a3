import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import { decodeLeaf } from '@khong-mot-minh/ledger';
import { generateKeyPair, keyIdOf } from '@khong-mot-minh/sealing';
import { recordTeamKey } from './record-team-key.ts';

test('a team’s key stands in the log by its hash, whose beginning is the key id; it goes with its transaction', async () => {
  await using db = await openTestDatabase();
  const { publicKey } = await generateKeyPair();
  const team = '0190a0de-0000-7000-8000-000000000001';
  const at = new Date('2026-11-27T10:00:00.500Z');
  await db.tx({ kind: 'system' }, ({ sql }) => recordTeamKey(sql, at, { team, publicKey }));
  await assert.rejects(
    db.tx({ kind: 'system' }, async ({ sql }) => {
      await recordTeamKey(sql, at, { team, publicKey });
      throw new Error('the key was not set');
    }),
  );
  const rows = await db.owner.sql<{ entry: Uint8Array; open: boolean }>(
    'select entry, open from ledger_outbox',
  );
  assert.equal(rows.length, 1);
  const [row] = rows;
  assert.ok(row?.open);
  const decoded = decodeLeaf(row.entry);
  assert.ok(decoded.ok && 'act' in decoded.entry && decoded.entry.act === 'team-key.set');
  assert.deepEqual([decoded.entry.team, decoded.entry.at], [team, '2026-11-27T10:00:00Z']);
  assert.equal(
    Buffer.from(decoded.entry.key, 'hex').toString('base64url').slice(0, 16),
    await keyIdOf(publicKey),
  );
});
