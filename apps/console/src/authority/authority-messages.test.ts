import assert from 'node:assert/strict';
import { test } from 'node:test';
import vi from '../../../../messages/vi/authority.json' with { type: 'json' };
import console from '../../../../messages/vi/console.json' with { type: 'json' };

test('no Vietnamese sentence of these pages is longer than 15 words, and no key stands in two files', () => {
  for (const [key, text] of Object.entries(vi)) {
    for (const sentence of text.split(/[.!?:;,]\s/))
      assert.ok(sentence.split(/\s+/).length <= 15, `${key}: ${sentence}`);
    assert.ok(!Object.hasOwn(console, key), key);
  }
});
