import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RISK_ACTS } from '@kmm/language';
import { ACTS } from '@kmm/protection';

// The two packages may not import each other, and an act that only one of them knows would be dropped in silence.
test('every act that the text detector reports is one that the engine weighs, and the other way round', () => {
  assert.deepEqual([...RISK_ACTS].sort(), [...ACTS].sort());
});
