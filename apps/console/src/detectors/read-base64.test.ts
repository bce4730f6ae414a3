import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBase64 } from './read-base64.ts';

test('a file of any length is read byte for byte', async () => {
  for (const length of [0, 1, 2, 3, 0x8000, 100_001]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7) & 0xff);
    assert.equal(await readBase64(new Blob([bytes])), Buffer.from(bytes).toString('base64'));
  }
});
