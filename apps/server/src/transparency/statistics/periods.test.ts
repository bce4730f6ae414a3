import assert from 'node:assert/strict';
import test from 'node:test';
import { duePeriods, hours, quartersIn } from './periods.ts';

const quarters = quartersIn({ timeZone: 'Asia/Ho_Chi_Minh' });

const at = (iso: string) => new Date(iso);

test('a quarter begins at midnight in Vietnam', () => {
  assert.equal(quarters.startOf(at('2026-09-30T17:00:00Z')).toISOString(), '2026-09-30T17:00:00.000Z');
  assert.equal(quarters.startOf(at('2026-09-30T16:59:59Z')).toISOString(), '2026-06-30T17:00:00.000Z');
  assert.equal(quarters.startOf(at('2026-11-24T09:00:00Z')).toISOString(), '2026-09-30T17:00:00.000Z');
  assert.equal(quarters.endOf(at('2026-09-30T17:00:00Z')).toISOString(), '2026-12-31T17:00:00.000Z');
});

test('a period is due three days after its end and not before; periods follow without gap or overlap', () => {
  const first = at('2026-02-10T00:00:00Z');
  assert.deepEqual(duePeriods(quarters, first, at('2026-04-03T16:59:59Z')), []);
  const due = duePeriods(quarters, first, at('2026-11-24T09:00:00Z'));
  assert.deepEqual(
    due.map(({ from }) => from.toISOString().slice(0, 10)),
    ['2025-12-31', '2026-03-31', '2026-06-30'],
  );
  for (const [i, { until }] of due.slice(0, -1).entries()) assert.deepEqual(until, due[i + 1]!.from);
});

test('the demo counts hours, and a long pause gives no more than are shown', () => {
  const due = duePeriods(hours, at('2026-11-24T09:20:00Z'), at('2026-11-24T11:00:00Z'));
  assert.deepEqual(
    due.map(({ from }) => from.toISOString()),
    ['2026-11-24T09:00:00.000Z', '2026-11-24T10:00:00.000Z'],
  );
  assert.equal(duePeriods(hours, at('2025-01-01T00:00:00Z'), at('2026-11-24T11:00:00Z')).length, hours.shown);
});
