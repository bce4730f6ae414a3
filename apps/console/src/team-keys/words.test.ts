import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from '../../../../messages/en/keys.json' with { type: 'json' };
import vi from '../../../../messages/vi/keys.json' with { type: 'json' };

test('both languages have the same sentences', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(vi).sort());
});

test('no Vietnamese sentence is longer than 15 words', () => {
  for (const [key, text] of Object.entries(vi))
    for (const sentence of text.split(/[.!?:;,]\s/))
      assert.ok(sentence.split(/\s+/).length <= 15, `${key}: ${sentence}`);
});
