import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseRow } from '@khong-mot-minh/contracts';
import { mayChoose } from './may-choose.ts';

const row: CaseRow = {
  id: '6f1c1d1e-0000-4000-8000-000000000001',
  origin: 'report',
  access: 'owner',
  status: 'open',
  tier: 2,
  urgent: false,
  dangerNow: false,
  category: 'OTHER_CHILD',
  openedAt: '2026-11-24T09:00:00Z',
  updatedAt: '2026-11-24T09:00:00Z',
  unread: true,
  version: 1,
};
const cases = [
  { name: 'a plain report can be chosen unread', more: {}, want: 'yes' },
  { name: 'an urgent one is read first', more: { urgent: true, wasRead: false }, want: 'read-first' },
  { name: 'then it can be chosen', more: { urgent: true, wasRead: true }, want: 'yes' },
  { name: 'what is aside can always be put back', more: { urgent: true, aside: true }, want: 'yes' },
  { name: 'what somebody works on is theirs', more: { status: 'taken' }, want: 'no' },
  { name: 'what was referred to us is its owner’s', more: { access: 'referral' }, want: 'no' },
] as const;
for (const { name, more, want } of cases)
  test(name, () => assert.equal(mayChoose({ ...row, ...more }), want));
