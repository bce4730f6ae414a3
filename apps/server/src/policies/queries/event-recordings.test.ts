import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { type Database, insertOrganisation } from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import { countRecorded, insertRecording, pruneRecordings } from './event-recordings.ts';
import { putPolicySettings } from './policy-settings.ts';

const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-24T12:00:00Z');
let db: Database;
before(async () => {
  db = await openTestDatabase();
});
after(() => db[Symbol.asyncDispose]());

async function platform(recordingDays?: number): Promise<string> {
  const org = randomUUID();
  await db.tx({ kind: 'system' }, ({ sql }) =>
    insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: org, en: org }, mode: 'live' }),
  );
  if (recordingDays)
    await db.tx({ kind: 'person', org, person: randomUUID() }, ({ sql }) =>
      putPolicySettings(sql, org, { reviewerMinutesPerDay: 1, minutesPerWarning: 1, recordingDays }),
    );
  await db.tx({ kind: 'platform', org }, async ({ sql }) => {
    for (const [batch, days] of [5, 20, 40].entries())
      await insertRecording(sql, org, {
        batch: batch + 1,
        at: new Date(NOW.getTime() - days * DAY_MS),
        digest: 'd',
        mode: 'live',
        count: 1,
        inputs: new Uint8Array(3),
        replays: null,
        shadow: null,
      });
  });
  return org;
}

const left = (org: string) =>
  db.tx({ kind: 'system', org }, async ({ sql }) => (await countRecorded(sql, org)).events);

test('recordings go after the days of their own platform, or thirty', async () => {
  const [usual, short, long] = [await platform(), await platform(7), await platform(90)];
  const kept = { now: NOW, days: 30, countsBefore: new Date(0) };
  assert.equal(await db.tx({ kind: 'system' }, ({ sql }) => pruneRecordings(sql, kept)), 3);
  assert.deepEqual([await left(usual), await left(short), await left(long)], [2, 1, 3]);
});

test('a platform reads no recording of another', async () => {
  const [one, other] = [await platform(), await platform()];
  const seen = await db.tx({ kind: 'platform', org: one }, ({ sql }) => countRecorded(sql, other));
  assert.equal(seen.events, 0);
});
