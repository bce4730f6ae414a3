import assert from 'node:assert/strict';
import test from 'node:test';
import type { ExchangeRecord } from '../exchange-record.ts';
import { appIdOf, splitAccessToken } from './app-id.ts';
import { ThreatUpdatesQuery, threatUpdatesReply } from './threat-updates.ts';

const part = (more: Partial<ExchangeRecord['parts'][number]>): ExchangeRecord['parts'][number] => ({
  id: '00000000-0000-4000-8000-000000000001',
  number: 200_000_000_001,
  owner: 'org-a',
  source: 'organisation',
  state: 'shared',
  ...more,
});
const record = (more: Partial<ExchangeRecord>): ExchangeRecord => ({
  pdq: 'a5'.repeat(32),
  changedS: 100,
  category: 'NCII_ADULT',
  parts: [part({})],
  feedback: [],
  ...more,
});
const group = { number: 100_000_001, startS: 50 };
const only = (one: ExchangeRecord) =>
  threatUpdatesReply({ records: [one], clockS: 100 }, group, undefined).data[0]!;

test('a page without anything to tell holds the tombstone of a hash that never was', () => {
  const { data, paging } = threatUpdatesReply({ records: [], clockS: 40 }, group, undefined);
  assert.deepEqual(
    data.map((u) => [u.should_delete, u.last_updated, u.descriptors]),
    [[true, 50, undefined]],
  );
  assert.deepEqual(paging, {});
});

test('the last page ends at the clock of the feed, a page before it does not', () => {
  const page = { records: [record({})], clockS: 120 };
  assert.deepEqual(
    threatUpdatesReply(page, group, undefined).data.map((u) => [u.should_delete, u.last_updated]),
    [
      [false, 100],
      [true, 120],
    ],
  );
  assert.equal(threatUpdatesReply(page, group, 'https://next.example').data.length, 1);
  assert.equal(threatUpdatesReply({ records: [], clockS: 120 }, group, undefined).data[0]?.last_updated, 120);
});

test('a tombstone has no descriptors; one owner that stays keeps the hash', () => {
  const ended = only(record({ parts: [part({ state: 'withdrawn' })] }));
  assert.deepEqual([ended.should_delete, 'descriptors' in ended], [true, false]);
  const parts = [part({ state: 'withdrawn' }), part({ owner: 'org-b', number: 200_000_000_002 })];
  const kept = only(record({ parts }));
  assert.deepEqual(
    kept.descriptors?.data.map((d) => d.owner.id),
    [appIdOf('org-b')],
  );
  assert.equal(kept.id, '200000000001');
});

test('a record keeps the id of its first part, however low the numbers of those that join', () => {
  const first = part({ number: 300_000_000_000_000 });
  const joined = part({ owner: 'org-b', number: 100_000_000_000_001 });
  assert.equal(only(record({ parts: [first] })).id, '300000000000000');
  assert.equal(only(record({ parts: [first, joined] })).id, '300000000000000');
});

const statuses = [
  { name: 'a platform looked at it', more: {}, want: 'MALICIOUS' },
  {
    name: 'a person sent it in and nobody saw it',
    more: { parts: [part({ source: 'self-submitted' as const })] },
    want: 'UNKNOWN',
  },
  { name: 'a harmless picture', more: { category: 'KNOWN_HARMLESS' as const }, want: 'NON_MALICIOUS' },
];
for (const { name, more, want } of statuses)
  test(`status: ${name}`, () => assert.equal(only(record(more)).descriptors?.data[0]?.status, want));

test('reactions name who said what, by app', () => {
  const feedback = [
    { by: 'org-a', name: 'A', value: 'blocked' as const },
    { by: 'org-b', name: 'B', value: 'blocked' as const },
    { by: 'org-b', name: 'B', value: 'disagree' as const },
  ];
  assert.deepEqual(only(record({ feedback })).descriptors?.data[0]?.reactions, [
    { key: 'HELPFUL', value: `${appIdOf('org-a')},${appIdOf('org-b')}` },
    { key: 'DISAGREE_WITH_TAGS', value: appIdOf('org-b') },
  ]);
});

test('an app id is a number that every client can hold, and another for each organisation', () => {
  const ids = Array.from({ length: 1000 }, (_, i) => appIdOf(`org-${i}`));
  assert.equal(new Set(ids).size, 1000);
  for (const id of ids) assert.ok(/^\d{8,}$/.test(id) && Number.isSafeInteger(Number(id)), id);
});

test('a token is read with the bar as it is or encoded, and nothing else is one', () => {
  const key = `kmm_${'a'.repeat(32)}`;
  for (const bar of ['|', '%7C'])
    assert.deepEqual(splitAccessToken(`12345678${bar}${key}`), { appId: '12345678', key });
  for (const token of ['', key, `|${key}`, `12${'|'}${key}`, `12345678|${key} x`])
    assert.equal(splitAccessToken(token), undefined, token);
});

test('a query without times begins at the beginning', () => {
  assert.deepEqual(ThreatUpdatesQuery.parse({ stop_time: '' }), {
    start_time: 0,
    stop_time: undefined,
    limit: 100,
  });
  assert.equal(ThreatUpdatesQuery.parse({ limit: '5000' }).limit, 1000);
});
