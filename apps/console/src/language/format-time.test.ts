import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAge } from './format-time.ts';

const now = Date.parse('2026-11-24T12:00:00Z');
const cases = [
  { name: 'under a minute is now', at: '2026-11-24T11:59:30Z', want: 'now' },
  { name: 'a clock ahead of ours is now', at: '2026-11-24T12:05:00Z', want: 'now' },
  { name: 'minutes are whole', at: '2026-11-24T11:56:01Z', want: '3 minutes ago' },
  { name: 'an hour and a half is one hour', at: '2026-11-24T10:30:00Z', want: '1 hour ago' },
  { name: 'days', at: '2026-11-21T11:00:00Z', want: '3 days ago' },
];
for (const { name, at, want } of cases)
  test(`formatAge: ${name}`, () => assert.equal(formatAge('en', at, now), want));

test('formatAge speaks Vietnamese', () =>
  assert.equal(formatAge('vi', '2026-11-24T11:56:00Z', now), '4 phút trước'));
