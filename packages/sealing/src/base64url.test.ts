import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromBase64Url, toBase64Url } from './base64url.ts';

test('base64url agrees with Node and reads back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = toBase64Url(bytes);
      assert.equal(text, Buffer.from(bytes).toString('base64url'));
      assert.deepEqual(fromBase64Url(text), new Uint8Array(bytes));
    }),
  );
});

for (const text of ['A', 'AB', 'AA==', 'A+AA', 'A/AA', 'AA\n', 'AAA A', 'ÀAAA'])
  test(`fromBase64Url refuses ${JSON.stringify(text)}`, () => {
    assert.throws(() => fromBase64Url(text), { code: 'malformed' });
  });
