import assert from 'node:assert/strict';
import test from 'node:test';
import { listDifferences } from './list-differences.ts';
import { sortKeys } from './sort-keys.ts';

test('differences are named by pointer, and key order is none', () => {
  const before = { paths: { '/a': { get: 1 }, '/b': {} }, list: [1, 2] };
  const after = { list: [1, 3], paths: { '/a': { get: 1, put: 2 } } };
  assert.deepEqual(listDifferences(before, after), ['~ /list/1', '+ /paths/~1a/put', '- /paths/~1b']);
  assert.deepEqual(listDifferences({ a: 1, b: 2 }, { b: 2, a: 1 }), []);
  assert.equal(JSON.stringify(sortKeys({ b: [{ d: 1, c: 2 }], a: 0 })), '{"a":0,"b":[{"c":2,"d":1}]}');
});
