import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlace } from './place.ts';

test('a sealed place is read as it was written', () => {
  const place = { kind: 'account', platform: 'Lá Me', value: 'ai đó' };
  assert.deepEqual(readPlace(JSON.stringify(place)), place);
});

for (const text of [
  '',
  'chữ thường',
  'null',
  '[]',
  '{"kind":"other","platform":"a","value":"b"}',
  '{"kind":"address"}',
])
  test(`"${text}" is no place, and breaks no page`, () => assert.equal(readPlace(text), undefined));
