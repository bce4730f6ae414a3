import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  APPEAL_GROUNDS,
  DROP_REASONS,
  RETALIATION_PLANS,
  RETALIATION_RISKS,
  REVERSED_REASONS,
  STATEMENT_FACTS,
  UPHELD_REASONS,
} from '@khong-mot-minh/contracts';
import { STATEMENT_MEASURES } from '@khong-mot-minh/contracts/codes';
import en from '../../../../messages/en/appeals.json' with { type: 'json' };
import vi from '../../../../messages/vi/appeals.json' with { type: 'json' };

test('every code that this desk shows or sends has a sentence in both languages', () => {
  const keys = [
    ...APPEAL_GROUNDS.map((code) => `ground.${code}`),
    ...[...UPHELD_REASONS, ...REVERSED_REASONS].map((code) => `reason.${code}`),
    ...STATEMENT_FACTS.map((code) => `shown.fact.${code}`),
    ...STATEMENT_MEASURES.map((code) => `measure.${code}`),
    ...RETALIATION_RISKS.map((code) => `place.risk.${code}`),
    ...RETALIATION_PLANS.map((code) => `place.plan.${code}`),
    ...DROP_REASONS.map((code) => `place.drop.${code}`),
  ];
  for (const messages of [vi, en])
    assert.deepEqual(
      keys.filter((key) => !Object.hasOwn(messages, key)),
      [],
    );
});

test('no Vietnamese sentence is longer than 15 words, and all are NFC', () => {
  for (const [key, text] of Object.entries(vi)) {
    assert.equal(text, text.normalize('NFC'), key);
    for (const sentence of text.split(/[.!?:;,]\s/))
      assert.ok(sentence.split(/\s+/).length <= 15, `${key}: ${sentence}`);
  }
});
