import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Duty } from '@khong-mot-minh/contracts';
import { dutyDays } from './duty-days.ts';

const duty = (id: string, from: string, until: string): Duty => ({
  id,
  teamId: 't-1',
  person: { id: 'p-1', name: 'Hạnh' },
  // Local times, as a person of the desk reads them.
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
  there: true,
});
const now = new Date('2026-11-27T05:00').getTime();
const idsOf = (...duties: Duty[]) =>
  dutyDays(duties, now).map(({ day, duties: of }) => [day, of.map(({ id }) => id).join()]);

test('today comes first, with the night duty that still runs; a later day has its own', () => {
  const night = duty('night', '2026-11-26T22:00', '2026-11-27T06:00');
  const noon = duty('noon', '2026-11-27T12:00', '2026-11-27T20:00');
  const next = duty('next', '2026-11-28T22:00', '2026-11-29T06:00');
  assert.deepEqual(idsOf(night, noon, next), [
    ['2026-11-27', 'night,noon'],
    ['2026-11-28', 'next'],
  ]);
});

test('a day without a duty is left out, today is not', () => {
  assert.deepEqual(idsOf(duty('late', '2026-12-03T08:00', '2026-12-03T16:00')), [
    ['2026-11-27', ''],
    ['2026-12-03', 'late'],
  ]);
});
