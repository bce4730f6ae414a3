import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readerChange } from './reader-change.ts';

const since = '2026-11-24T08:00:00Z';
const doves = { organisation: { vi: 'Bồ Câu', en: 'Dove' }, kind: 'helpline' } as const;
const river = { organisation: { vi: 'Sông Xanh', en: 'Blue River' }, kind: 'police' } as const;
const readBy = (who: typeof doves | typeof river) => [
  { ...who, role: 'owner' as const, since, overridden: false },
];
const offered = { ...river, state: 'open', since } as const;

const cases = [
  {
    name: 'an offer: who may soon read',
    before: { readers: readBy(doves) },
    after: { readers: readBy(doves), offer: offered },
    want: ['changedOffered', 'police'],
  },
  {
    name: 'accepted: who reads now',
    before: { readers: readBy(doves), offer: offered },
    after: { readers: readBy(river) },
    want: ['changed', 'police'],
  },
  {
    name: 'the same people with another key',
    before: { readers: readBy(doves) },
    after: { readers: readBy(doves), offer: { ...offered, state: 'over' as const } },
    want: ['changedKey', undefined],
  },
];
for (const { name, before, after, want } of cases)
  test(`why a text was not sent: ${name}`, () => {
    const { key, who } = readerChange(before, after);
    assert.deepEqual([key, who?.kind], want);
  });
