import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isoTime } from './iso-time.ts';

test('times read as the platform clock writes them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 0) }), (atMs) => {
      assert.equal(isoTime(atMs), new Date(atMs).toISOString());
    }),
  );
});
