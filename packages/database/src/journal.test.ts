import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test from 'node:test';
import { appendJournal, findJournalRow, type JournalRow, journalAfter } from './journal.ts';
import { insertOrganisation } from './membership.ts';
import { openTestDatabase } from './test-database.ts';

const at = new Date('2026-11-24T09:00:00Z');
const rowOf = (batch: number): JournalRow => ({
  batch,
  firstSeq: batch * 10,
  arrivedAt: at,
  lastEventAt: at,
  events: [
    ['hash-1', 'event-1'],
    ['hash-2', null],
  ],
  writes: [{ op: 'accept', key: '1:ab', atMs: batch }],
  policy: 'vn@1',
  mode: 'live',
  // The first is written by hand, as before migration 0042.
  aliased: batch > 1,
});
const decisions = { 1: { decision: { tier: 1 } } };

test('batches of before and after migration 0034 read the same, in one order', async () => {
  await using db = await openTestDatabase();
  const org = randomUUID();
  await db.tx({ kind: 'system' }, ({ sql }) =>
    insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: org, en: org }, mode: 'live' }),
  );
  const old = rowOf(1);
  await db.owner.sql(
    `insert into journal (org_id, batch, first_seq, arrived_at, last_event_at, events, writes, decisions, policy, mode)
     values ($1, $2, $3, $4, $4, $5, $6, $7, 'vn@1', 'live')`,
    [org, 1, 10, at, ...[old.events, old.writes, decisions].map((value) => JSON.stringify(value))],
  );
  await db.tx({ kind: 'platform', org }, async ({ sql }) => {
    const more = { decisions: JSON.stringify(decisions), counts: { prevent: 1, control: 0 } };
    for (const batch of [2, 3]) await appendJournal(sql, org, rowOf(batch), more);
    assert.deepEqual(await journalAfter(sql, org, 0, 10), [rowOf(1), rowOf(2), rowOf(3)]);
    for (const batch of [1, 2])
      assert.deepEqual(await findJournalRow(sql, org, batch), { ...rowOf(batch), decisions });
    assert.equal(await findJournalRow(sql, org, 4), undefined);
    const started = await journalAfter(sql, org, 0, 10, 2);
    assert.deepEqual(
      started.map(({ writes }) => writes.length),
      [0, 0, 1],
    );
  });
});

test('a batch is kept whole, in one spelling or the other', async () => {
  await using db = await openTestDatabase();
  const half = db.owner.sql(
    `insert into journal (org_id, batch, first_seq, arrived_at, last_event_at, events, writes, event_bytes, policy, mode)
     values ($1, 1, 1, now(), now(), '[]', '[]', '', 'vn@1', 'live')`,
    [randomUUID()],
  );
  await assert.rejects(half, { constraint: 'journal_whole' });
});
