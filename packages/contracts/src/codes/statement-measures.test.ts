import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATEMENT_MEASURES, statedAs } from './statement-measures.ts';

test('what is stated, the strictest outcome first', () =>
  assert.deepEqual(STATEMENT_MEASURES, ['block', 'hold', 'limit', 'blur', 'restrict']));

// Spelled as in the API documentation of the database, section "Statement of Reasons Attributes".
test('each is told to the EU DSA transparency database in its own words', () => {
  const told = STATEMENT_MEASURES.map((code) => [
    code,
    statedAs(code).dsa.visibility,
    statedAs(code).dsa.provision,
  ]);
  assert.deepEqual(told, [
    ['block', 'DECISION_VISIBILITY_CONTENT_DISABLED', undefined],
    ['hold', 'DECISION_VISIBILITY_CONTENT_DISABLED', undefined],
    ['limit', 'DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED', undefined],
    ['blur', 'DECISION_VISIBILITY_CONTENT_LABELLED', undefined],
    ['restrict', undefined, 'DECISION_PROVISION_PARTIAL_SUSPENSION'],
  ]);
});

test('a statement is of one act, or of the account', () =>
  assert.deepEqual(
    STATEMENT_MEASURES.filter((code) => statedAs(code).of === 'account'),
    ['restrict'],
  ));
