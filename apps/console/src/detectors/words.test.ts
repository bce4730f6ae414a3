import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEXT_CATEGORIES } from '@khong-mot-minh/contracts';
import en from '../../../../messages/en/text-desk.json' with { type: 'json' };
import vi from '../../../../messages/vi/text-desk.json' with { type: 'json' };
import { MEANINGS } from './codes.ts';

test('a label may mean each category of the contract, or nothing, and each has words in both languages', () => {
  assert.deepEqual(MEANINGS, ['none', ...TEXT_CATEGORIES]);
  for (const messages of [vi, en])
    for (const meaning of MEANINGS) assert.ok(Object.hasOwn(messages, `category.${meaning}`), meaning);
});

test('no Vietnamese sentence is longer than 15 words', () => {
  for (const [key, text] of Object.entries(vi))
    for (const sentence of text.split(/[.!?:;,]\s/))
      assert.ok(sentence.split(/\s+/).length <= 15, `${key}: ${sentence}`);
});
