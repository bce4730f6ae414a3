import assert from 'node:assert/strict';
import { test } from 'node:test';
import { homeDay, monthSpan, releaseAfter } from './home-day.ts';

const HOUR = 3600_000;
const vn = { timeZone: 'Asia/Ho_Chi_Minh' };
const dst = { timeZone: 'Pacific/Auckland' };

test('the day is that of Vietnam, not of Greenwich', () => {
  assert.equal(homeDay(vn, new Date('2026-11-23T16:59:59Z')), '2026-11-23');
  assert.equal(homeDay(vn, new Date('2026-11-23T17:00:00Z')), '2026-11-24');
});

test('a release comes at nine in Vietnam, 12 to 36 hours later, whatever the minute was', () => {
  const start = Date.parse('2026-11-24T00:00:00Z');
  for (let minute = 0; minute < 48 * 60; minute += 7) {
    const at = new Date(start + minute * 60_000);
    const release = releaseAfter(vn, at);
    assert.equal(release.toISOString().slice(11), '02:00:00.000Z');
    const hours = (release.getTime() - at.getTime()) / HOUR;
    assert.ok(hours >= 12 && hours < 36, `${at.toISOString()}: ${hours}`);
  }
});

test('acts of one day in Vietnam up to nine in the evening are told together', () => {
  const releases = ['2026-11-23T14:01:00Z', '2026-11-24T03:00:00Z', '2026-11-24T14:00:00Z'].map((time) =>
    releaseAfter(vn, new Date(time)).toISOString(),
  );
  assert.equal(new Set(releases).size, 1);
});

test('a month begins and ends at midnight in Vietnam', () => {
  const { from, to } = monthSpan(vn, '2026-12');
  assert.deepEqual([homeDay(vn, from), homeDay(vn, to)], ['2026-12-01', '2027-01-01']);
  assert.equal(homeDay(vn, new Date(from.getTime() - 1)), '2026-11-30');
});

const nights = [
  { name: 'the night in which clocks go forward', from: '2026-09-25T00:00:00Z' },
  { name: 'the night in which they go back', from: '2026-04-03T00:00:00Z' },
];
for (const { name, from } of nights)
  test(`a release comes at nine by the clock there, through ${name}`, () => {
    for (let hour = 0; hour < 72; hour++) {
      const at = new Date(Date.parse(from) + hour * HOUR);
      const release = releaseAfter(dst, at);
      const shown = release.toLocaleTimeString('en-GB', { timeZone: dst.timeZone });
      assert.equal(shown, '09:00:00', at.toISOString());
      const hours = (release.getTime() - at.getTime()) / HOUR;
      assert.ok(hours >= 12 && hours <= 37, `${at.toISOString()}: ${hours}`);
    }
  });

test('a month is its days by the calendar there, whichever time is kept at its ends', () => {
  for (const month of ['2026-03', '2026-04', '2026-09', '2026-10']) {
    const { from, to } = monthSpan(dst, month);
    assert.equal(homeDay(dst, from), `${month}-01`);
    assert.equal(homeDay(dst, new Date(from.getTime() - 1)).slice(0, 7) < month, true);
    assert.equal(homeDay(dst, new Date(to.getTime() - 1)).slice(0, 7), month);
  }
});
