import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followLog } from './follow-log.ts';
import { encodeOpenEntry } from './open-entry.ts';
import { batchedLog, DAY_BEGIN, EVERY, exportOf, readerOf, sampleEntries, signer } from './test-log.ts';
import { verify } from './verify.ts';

const good = batchedLog([{}, {}, {}]).leaves;
const noteOf = (leaves: readonly Uint8Array[]) =>
  Buffer.from(exportOf(leaves).get('checkpoint') ?? []).toString();
/** The files of a log with the partial tiles of an earlier size, as a running server has them. */
const grown = (leaves: readonly Uint8Array[], from: number) =>
  readerOf(new Map([...exportOf(leaves.slice(0, from)), ...exportOf(leaves)]));
const follow = (leaves: readonly Uint8Array[], from: number, now?: number) =>
  followLog(grown(leaves, from), signer.vkey, noteOf(leaves.slice(0, from)), now);

test('batches at their rhythm hold, with public entries between them', async () => {
  const key = encodeOpenEntry({
    v: 2,
    act: 'team-key.set',
    at: '2026-11-27T10:00:00Z',
    team: '0190a0de-0000-7000-8000-000000000001',
    key: 'ab'.repeat(32),
  });
  const leaves = [...sampleEntries(3), ...good.slice(0, 10), key, ...good.slice(10)];
  const whole = await verify(readerOf(exportOf(leaves)), signer.vkey);
  assert.deepEqual(whole.ok && [whole.batches, whole.off], [3, []]);
  assert.ok((await follow(leaves, 8)).ok);
});

const broken: { name: string; leaves: Uint8Array[]; why: RegExp }[] = [
  { name: 'a batch with a leaf too few', leaves: good.toSpliced(2, 1), why: /batch 1 says that it has 4/ },
  { name: 'a batch that is gone', leaves: good.toSpliced(5, 5), why: /batch 3 follows batch 1/ },
  { name: 'leaves in no batch', leaves: good.slice(0, 12), why: /the last 2 leaves stand in no batch/ },
  {
    name: 'an act that stands open after batches began',
    leaves: [...good, ...sampleEntries(1)],
    why: /unsealed/,
  },
  {
    name: 'a batch beside its own rhythm',
    leaves: batchedLog([{ at: DAY_BEGIN + 5 }]).leaves,
    why: /own rhythm/,
  },
  {
    name: 'a batch before the one before it',
    leaves: batchedLog([{}, { at: DAY_BEGIN - EVERY }]).leaves,
    why: /before the one before/,
  },
];
for (const { name, leaves, why } of broken)
  test(`no log of this kind holds with ${name}`, async () => {
    const result = await verify(readerOf(exportOf(leaves)), signer.vkey);
    assert.match(result.ok ? '' : result.bad.why, why);
    const followed = await follow(leaves, 0);
    assert.match(followed.ok ? '' : followed.alarm.why, why);
  });

const off: { name: string; leaves: Uint8Array[]; why: RegExp }[] = [
  {
    name: 'a gap',
    leaves: batchedLog([{}, { at: DAY_BEGIN + 3 * EVERY }]).leaves,
    why: /2 are missing between/,
  },
  {
    name: 'another rhythm',
    leaves: batchedLog([{}, { every: 60, at: DAY_BEGIN + 60 }]).leaves,
    why: /every 60 seconds, before/,
  },
  { name: 'a smaller batch', leaves: batchedLog([{}, { size: 3 }]).leaves, why: /has 3 leaves/ },
  {
    name: 'growth within a day',
    leaves: batchedLog([{}, { size: 8 }]).leaves,
    why: /in the middle of a day/,
  },
];
for (const { name, leaves, why } of off)
  test(`${name} is an alarm of its own, and the log is followed on from there`, async () => {
    const result = await verify(readerOf(exportOf(leaves)), signer.vkey);
    assert.ok(result.ok && result.off.length === 1);
    assert.match(result.off[0] ?? '', why);
    const followed = await follow(leaves, 5);
    assert.ok(!followed.ok && followed.alarm.kind === 'rhythm');
    assert.match(followed.alarm.why, why);
    const again = await follow(leaves, leaves.length);
    assert.ok(again.ok, 'it is said once');
  });

test('growth with a new day is none', async () => {
  const begin = DAY_BEGIN + 23 * EVERY;
  const { leaves } = batchedLog([{ at: begin }, { at: begin + EVERY, size: 8 }]);
  assert.ok((await follow(leaves, 5)).ok);
});

test('a log that stands still is an alarm, whether it was kept before or not', async () => {
  const last = DAY_BEGIN + 2 * EVERY;
  const inTime = last + EVERY + EVERY / 2;
  for (const from of [0, good.length]) {
    assert.ok((await follow(good, from, inTime)).ok);
    const frozen = await follow(good, from, inTime + 61);
    assert.ok(!frozen.ok && frozen.alarm.kind === 'rhythm');
    assert.match(frozen.alarm.why, /no batch since/);
  }
  const first = await followLog(grown(good, 0), signer.vkey, undefined, inTime + 61);
  assert.ok(!first.ok);
});
