import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { packJson, unpackJson } from './journal-code.ts';

test('what is packed comes back, small and large', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(1, 2000), (value, times) => {
      const all = Array.from({ length: times }, () => value);
      const want: unknown = JSON.parse(JSON.stringify(all));
      assert.deepEqual(unpackJson(packJson(JSON.stringify(all))), want);
    }),
    { numRuns: 50 },
  );
});

test('repeated sentences take little room', () => {
  const text = JSON.stringify(
    Array.from({ length: 500 }, (_, i) => ({ i, statement: 'Hai tài khoản chưa kết nối.' })),
  );
  assert.ok(packJson(text).length * 5 < text.length);
});

for (const bytes of [[], [2, 123, 125], [123, 125]])
  test(`bytes ${JSON.stringify(bytes)} are refused`, () => {
    assert.throws(() => unpackJson(Uint8Array.from(bytes)), /Read journal/);
  });
