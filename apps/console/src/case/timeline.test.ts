import assert from 'node:assert/strict';
import { test } from 'node:test';
import { componentOf } from '../desk-fixture.ts';

const timeline = await componentOf('case/timeline.tsx', 'Timeline');

test('a case of which nothing may be told has no heading over nothing', () => {
  assert.equal(timeline({ entries: [] }), '<main>');
  const entry = { version: 1, type: 'opened', at: '2026-11-24T09:00:00Z', detail: {} };
  assert.match(timeline({ entries: [entry] }), /Diễn biến.*Mở hồ sơ/);
});
