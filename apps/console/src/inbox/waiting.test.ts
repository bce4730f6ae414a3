import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countText, firstWaiting, waitingOf } from './waiting.ts';

test('the title counts what is new, and danger before all of it', () => {
  assert.equal(countText({ calls: [], counts: {} }), '');
  assert.equal(countText({ calls: [], counts: { mine: 4, team: 0 } }), '');
  assert.equal(countText({ calls: [], counts: { mine: 4, team: 2, answers: 1 } }), '(3) ');
  const call = { id: 'c', referred: false, openedAt: '', nextPageAt: '', step: 1, yours: true };
  assert.equal(countText({ calls: [call], counts: { team: 2 } }), '(! 1) ');
  const seen = { id: 's', caseId: 'c', category: 'SELF_HARM', referred: false, by: 'Tâm', at: '' };
  const seenCalls = [{ ...seen, ringsAgainAt: '', taken: false }];
  assert.equal(countText({ calls: [], seenCalls, counts: { team: 2 } }), '(! 1) ', 'seen, and nobody has it');
  assert.equal(countText({ calls: [call], seenCalls, counts: {} }), '(! 2) ');
});

test('what is counted beside a way leads to the list in which it stands', () => {
  const cases = ['team', 'messages', 'referrals'] as const;
  assert.equal(firstWaiting({ counts: { team: 0, referrals: 1 } }, cases), 'referrals');
  assert.equal(firstWaiting({ counts: { team: 2, referrals: 1 } }, cases), 'team');
  assert.equal(firstWaiting({ counts: { ideas: 2 } }, cases), undefined);
});

test('a section that a role does not have counts nothing', () => {
  assert.equal(waitingOf({ counts: { team: 2 } }, ['team', 'appeals']), 2);
});
