import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atLocalTime } from './account-facts.ts';

const at = (timeZone: string, time: string) =>
  atLocalTime({ id: 'a', ageBand: '13-15', timeZone, quietHours: '21-07' }, Date.parse(time));

for (const { name, zone, time, begins, quiet } of [
  {
    name: 'Vietnam',
    zone: 'Asia/Ho_Chi_Minh',
    time: '2026-11-24T15:00:00Z',
    begins: '2026-11-23T17:00:00Z',
    quiet: true,
  },
  // The clocks went from 2 to 3 at 01:00 in UTC: the day began by winter time.
  {
    name: 'the day that loses an hour',
    zone: 'Europe/Berlin',
    time: '2026-03-29T10:00:00Z',
    begins: '2026-03-28T23:00:00Z',
    quiet: false,
  },
  {
    name: 'the day that gains an hour',
    zone: 'Europe/Berlin',
    time: '2026-10-25T10:00:00Z',
    begins: '2026-10-24T22:00:00Z',
    quiet: false,
  },
  {
    name: 'a zone of half hours',
    zone: 'Asia/Kolkata',
    time: '2026-11-24T00:00:00Z',
    begins: '2026-11-23T18:30:00Z',
    quiet: true,
  },
]) {
  test(`local day: ${name}`, () => {
    const { dayStartMs, quietNow } = at(zone, time);
    assert.equal(new Date(dayStartMs ?? 0).toISOString(), new Date(begins).toISOString());
    assert.equal(quietNow, quiet);
  });
}

test('without a time zone nobody knows the day of an account', () => {
  assert.equal(atLocalTime({ id: 'a', ageBand: '13-15' }, 0).dayStartMs, undefined);
});
