import assert from 'node:assert/strict';
import test from 'node:test';
import type { ThreadReader } from '@khong-mot-minh/contracts';
import { linesOf } from './standing.ts';

const at = '2026-11-28T09:00:00Z';
const reader: ThreadReader = {
  organisation: { vi: 'Đơn vị', en: 'Unit' },
  kind: 'police',
  role: 'referral',
  since: at,
  onDuty: true,
  overridden: false,
};
const state = { status: 'collecting' } as const;

const cases: { name: string; reader: ThreadReader; want: string[] }[] = [
  {
    name: 'where danger was only sent, somebody on duty is not said to read',
    reader,
    want: ['referralSent', 'sent', 'thereSent'],
  },
  {
    name: 'where it was accepted, somebody is there',
    reader: { ...reader, accepted: at },
    want: ['referral', 'accepted', 'there'],
  },
  {
    name: 'where it was only sent and nobody is on duty, that is said as anywhere',
    reader: { ...reader, onDuty: false },
    want: ['referralSent', 'sent', 'unknown'],
  },
  {
    name: 'an owner on duty is there',
    reader: { ...reader, role: 'owner' },
    want: ['owner', 'came', 'there'],
  },
];
for (const { name, reader, want } of cases)
  test(`lines of a reader: ${name}`, () => assert.deepEqual(linesOf(reader, state), want));
