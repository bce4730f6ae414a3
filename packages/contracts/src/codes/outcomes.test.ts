import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OUTCOME_ROWS, OUTCOMES, strictness } from './outcomes.ts';

test('from letting pass to blocking each outcome is stricter than the one before', () => {
  assert.deepEqual(OUTCOMES, ['allow', 'limit', 'hold', 'block']);
  assert.deepEqual(OUTCOMES.map(strictness), [0, 1, 2, 3]);
});

test('everything but letting pass is stated to the person concerned, as done to an act', () => {
  for (const outcome of OUTCOMES)
    assert.equal(OUTCOME_ROWS[outcome].stated?.of, outcome === 'allow' ? undefined : 'act');
});
