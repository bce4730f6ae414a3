import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccessView } from '@khong-mot-minh/contracts';
import { findAccess } from './find-access.ts';

const [ngoc, dung] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const by = (id: string, name: string) => ({ id, name });
const view: AccessView = {
  people: [
    { id: ngoc, name: 'Ngọc Ánh', email: 'ngoc@may.example', roles: ['counsellor'], active: true },
    { id: dung, name: 'Đặng Dũng', email: 'dung@may.example', roles: ['supervisor'], active: true },
  ],
  keys: [{ id: 'abc-1', scopes: [], createdAt: '2026-11-01T00:00:00Z', revoked: false }],
  switchedOff: [
    {
      id: 'a',
      kind: 'person',
      target: ngoc,
      reason: 'x',
      by: by(dung, 'Đặng Dũng'),
      at: '2026-11-20T12:00:00Z',
      review: { by: by('z', 'Hoa'), at: '2026-11-22T12:00:00Z', outcome: 'undone' },
      mayReview: false,
    },
    {
      id: 'b',
      kind: 'platform-key',
      target: 'abc-1',
      reason: 'y',
      by: by('z', 'Hoa'),
      at: '2026-11-25T12:00:00Z',
      mayReview: true,
    },
  ],
};
const found = (text: string, day = '') => {
  const { people, keys, switchedOff } = findAccess(view, { text, day });
  return [people.map(({ name }) => name), keys.map(({ id }) => id), switchedOff.map(({ id }) => id)];
};

const cases = [
  { name: 'nothing asked shows all, the newest first', asked: [''], want: [2, 1, ['b', 'a']] },
  { name: 'letters without tone marks', asked: ['ngoc a'], want: [1, 0, ['a']] },
  { name: 'a Vietnamese đ', asked: ['dang'], want: [1, 0, ['a']] },
  { name: 'part of a key', asked: ['ABC'], want: [0, 1, ['b']] },
  { name: 'the one who reviewed', asked: ['hoa'], want: [0, 0, ['b', 'a']] },
  { name: 'the day of a review', asked: ['', '2026-11-22'], want: [2, 1, ['a']] },
  { name: 'a day without anything', asked: ['', '2026-11-23'], want: [2, 1, []] },
] as const;
for (const { name, asked, want } of cases)
  test(`looking for access: ${name}`, () => {
    const [people, keys, offs] = found(asked[0], asked[1]);
    assert.deepEqual([people?.length, keys?.length, offs], want);
  });
