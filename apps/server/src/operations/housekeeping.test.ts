import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAnswer, saveAnswer } from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import { tidy } from './housekeeping.ts';

test('an answer is forgotten a day after it was given, and not before', async () => {
  await using db = await openTestDatabase();
  const given = new Date('2026-11-24T09:00:00Z');
  const answer = { requestHash: 'r', status: 201, body: 'sealed', reads: null };
  await db.tx({ kind: 'public' }, ({ sql }) =>
    saveAnswer(sql, 'public', 'key', answer, { at: given, since: new Date(0) }),
  );
  const found = () => db.tx({ kind: 'public' }, ({ sql }) => findAnswer(sql, 'public', 'key', new Date(0)));
  await tidy(db, new Date('2026-11-25T08:59:00Z'));
  assert.deepEqual(await found(), answer);
  await tidy(db, new Date('2026-11-25T09:01:00Z'));
  assert.equal(await found(), undefined);
});
