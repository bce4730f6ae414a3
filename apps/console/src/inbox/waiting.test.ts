import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countText, waitingOf } from './waiting.ts';

test('the title counts what is new, and danger before all of it', () => {
  assert.equal(countText({ calls: [], counts: {} }), '');
  assert.equal(countText({ calls: [], counts: { mine: 4, team: 0 } }), '');
  assert.equal(countText({ calls: [], counts: { mine: 4, team: 2, answers: 1 } }), '(3) ');
  const call = { id: 'c', referred: false, openedAt: '', nextPageAt: '', step: 1, yours: true };
  assert.equal(countText({ calls: [call], counts: { team: 2 } }), '(! 1) ');
});

test('a section that a role does not have counts nothing', () => {
  assert.equal(waitingOf({ counts: { team: 2 } }, ['team', 'appeals']), 2);
});
