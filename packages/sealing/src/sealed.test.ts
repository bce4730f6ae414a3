import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSealed } from './sealed.ts';

const envelope = { keyId: 'k', enc: 'e', wrapped: 'w' };
const good = { v: 1, ct: 'abc', to: [envelope] };

test('isSealed accepts the shape', () => {
  assert.equal(isSealed(good), true);
});

const refused: { name: string; value: unknown }[] = [
  { name: 'nothing', value: undefined },
  { name: 'null', value: null },
  { name: 'a string', value: 'sealed' },
  { name: 'a list', value: [good] },
  { name: 'another version', value: { ...good, v: 2 } },
  { name: 'the version as text', value: { ...good, v: '1' } },
  { name: 'no content', value: { v: 1, to: [envelope] } },
  { name: 'empty content', value: { ...good, ct: '' } },
  { name: 'content in plain base64', value: { ...good, ct: 'ab+=' } },
  { name: 'content ending in a line break', value: { ...good, ct: 'abc\n' } },
  { name: 'content above the limit', value: { ...good, ct: 'a'.repeat(60_001) } },
  { name: 'no recipient', value: { ...good, to: [] } },
  { name: '21 recipients', value: { ...good, to: Array(21).fill(envelope) } },
  { name: 'recipients that are no list', value: { ...good, to: { length: 1, 0: envelope } } },
  { name: 'an empty envelope', value: { ...good, to: [{}] } },
  {
    name: 'an envelope with a long key id',
    value: { ...good, to: [{ ...envelope, keyId: 'a'.repeat(65) }] },
  },
  { name: 'an envelope with a number', value: { ...good, to: [{ ...envelope, enc: 1 }] } },
  {
    name: 'an envelope with a long wrapped key',
    value: { ...good, to: [{ ...envelope, wrapped: 'a'.repeat(201) }] },
  },
];
for (const { name, value } of refused)
  test(`isSealed refuses ${name}`, () => {
    assert.equal(isSealed(value), false);
  });
