import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newDutyOf } from './new-duty.ts';

const form = { teamId: 't-1', from: '2026-11-24T08:00', until: '2026-11-24T16:00' };

test('a duty is sent in UTC, eight hours long wherever the browser sits', () => {
  const made = newDutyOf(form);
  assert.ok('duty' in made);
  assert.equal(Date.parse(made.duty.until) - Date.parse(made.duty.from), 8 * 3_600_000);
  assert.match(made.duty.from, /Z$/);
});

test('an end before the start and an empty field have a sentence', () => {
  assert.deepEqual(newDutyOf({ ...form, until: '2026-11-24T07:00' }), { problem: 'roster.order' });
  assert.deepEqual(newDutyOf({ ...form, until: '' }), { problem: 'roster.missing' });
  assert.deepEqual(newDutyOf({ ...form, teamId: '' }), { problem: 'roster.missing' });
});
