import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HARM_CODES, HARMS, harmsWhere, REPORT_DOORS } from './harms.ts';

const byRank = HARM_CODES.toSorted((a, b) => HARMS[a].rank - HARMS[b].rank);

test('ranks are an order of all harms, and it follows the urgency', () => {
  assert.deepEqual(
    byRank.map((code) => HARMS[code].rank),
    HARM_CODES.map((_, place) => place),
  );
  const urgencies = byRank.map((code) => HARMS[code].urgency);
  assert.deepEqual(urgencies, urgencies.toSorted());
});

test('a report of a harm is never less urgent at the door than one that the engine meets later', () => {
  for (const sooner of HARM_CODES)
    for (const later of HARM_CODES)
      if (HARMS[sooner].urgency < HARMS[later].urgency)
        assert.ok(HARMS[sooner].reportTier >= HARMS[later].reportTier, `${sooner} before ${later}`);
});

test('a life in danger, harm that goes on now and extortion are urgent at the door', () => {
  assert.deepEqual(harmsWhere(({ reportTier }) => reportTier === 4).toSorted(), [
    'LIVESTREAM',
    'ONLINE_KIDNAP',
    'SELF_HARM',
    'SEXTORTION',
    'TRAFFICKING',
  ]);
});

test('each door of the report form leads to one harm', () => {
  for (const door of REPORT_DOORS) assert.equal(harmsWhere((row) => row.door === door).length, 1, door);
});
