import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthSpan, releaseAfter, vietnamDay } from './vietnam-day.ts';

const HOUR = 3600_000;

test('the day is that of Vietnam, not of Greenwich', () => {
  assert.equal(vietnamDay(new Date('2026-11-23T16:59:59Z')), '2026-11-23');
  assert.equal(vietnamDay(new Date('2026-11-23T17:00:00Z')), '2026-11-24');
});

test('a release comes at nine in Vietnam, 12 to 36 hours later, whatever the minute was', () => {
  const start = Date.parse('2026-11-24T00:00:00Z');
  for (let minute = 0; minute < 48 * 60; minute += 7) {
    const at = new Date(start + minute * 60_000);
    const release = releaseAfter(at);
    assert.equal(release.toISOString().slice(11), '02:00:00.000Z');
    const hours = (release.getTime() - at.getTime()) / HOUR;
    assert.ok(hours >= 12 && hours < 36, `${at.toISOString()}: ${hours}`);
  }
});

test('acts of one day in Vietnam up to nine in the evening are told together', () => {
  const releases = ['2026-11-23T14:01:00Z', '2026-11-24T03:00:00Z', '2026-11-24T14:00:00Z'].map((time) =>
    releaseAfter(new Date(time)).toISOString(),
  );
  assert.equal(new Set(releases).size, 1);
});

test('a month begins and ends at midnight in Vietnam', () => {
  const { from, to } = monthSpan('2026-12');
  assert.deepEqual([vietnamDay(from), vietnamDay(to)], ['2026-12-01', '2027-01-01']);
  assert.equal(vietnamDay(new Date(from.getTime() - 1)), '2026-11-30');
});
