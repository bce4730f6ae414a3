import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import test from 'node:test';
import { keyedHash, rootOfIds } from './keyed-hash.ts';

test('the keyed hash is HMAC-SHA256, as RFC 4231 gives it', () => {
  const want = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  assert.equal(keyedHash('what do ya want for nothing?', 'Jefe'), want);
  assert.equal(keyedHash('what do ya want for nothing?', Buffer.from('Jefe')), want);
  assert.equal(keyedHash('what do ya want for nothing?', createSecretKey('Jefe', 'utf8')), want);
});

test('one root for the same ids in any order, another for other ids or another key', () => {
  const root = rootOfIds(['a', 'b', 'c'], 'key');
  assert.equal(rootOfIds(['c', 'a', 'b'], 'key'), root);
  assert.equal(rootOfIds(['b', 'a', 'c'], createSecretKey('key', 'utf8')), root);
  assert.notEqual(rootOfIds(['a', 'b'], 'key'), root);
  assert.notEqual(rootOfIds(['a', 'b', 'c'], 'other'), root);
});
