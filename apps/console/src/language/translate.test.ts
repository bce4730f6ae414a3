import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from '../../../../messages/en/console.json' with { type: 'json' };
import vi from '../../../../messages/vi/console.json' with { type: 'json' };
import { isMessageKey, translate } from './translate.ts';

test('translate puts values into the sentence and leaves an unknown name visible', () => {
  assert.equal(translate('vi')('queue.count', { count: 3 }), '3 hồ sơ');
  assert.equal(translate('en')('queue.count'), '{count} cases');
});

test('a code from the server is a key only when it has a sentence', () => {
  assert.equal(isMessageKey('signal.S10'), true);
  assert.equal(isMessageKey('signal.S99'), false);
  assert.equal(isMessageKey('toString'), false);
});

test('both languages have the same keys with the same placeholders', () => {
  const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  assert.deepEqual(Object.keys(en), Object.keys(vi));
  for (const [key, text] of Object.entries(vi))
    assert.deepEqual(names(text), names(en[key as keyof typeof en]), key);
});

test('no Vietnamese sentence is longer than 15 words, and all are NFC', () => {
  const sentences = (text: string) => text.split(/[.!?:;,]\s/);
  for (const [key, text] of Object.entries(vi)) {
    assert.equal(text, text.normalize('NFC'), key);
    for (const sentence of sentences(text))
      assert.ok(sentence.split(/\s+/).length <= 15, `${key}: ${sentence}`);
  }
});
