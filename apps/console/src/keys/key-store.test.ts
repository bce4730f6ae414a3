import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKeyStore } from './key-store.ts';

const openers = [{ keyId: 'k', privateKey: 'p' }];

test('a new session is locked, and locking forgets the keys', () => {
  const store = createKeyStore();
  assert.deepEqual(store.state(), { status: 'locked', because: 'start' });
  store.unlock(openers, 0);
  assert.deepEqual(store.state(), { status: 'unlocked', openers });
  store.lock();
  assert.deepEqual(store.state(), { status: 'locked', because: 'asked' });
});

test('it locks after the idle time and not a moment before', () => {
  const store = createKeyStore(1_000);
  store.unlock(openers, 0);
  store.lockIfIdle(999);
  assert.equal(store.state().status, 'unlocked');
  store.touch(999);
  store.lockIfIdle(1_998);
  assert.equal(store.state().status, 'unlocked');
  store.lockIfIdle(1_999);
  assert.deepEqual(store.state(), { status: 'locked', because: 'idle' });
});

test('the first key press after a long sleep locks instead of keeping it open', () => {
  const store = createKeyStore(1_000);
  store.unlock(openers, 0);
  store.touch(60_000);
  assert.equal(store.state().status, 'locked');
});

test('every listener hears each change once, until it leaves', () => {
  const store = createKeyStore();
  let heard = 0;
  const leave = store.subscribe(() => {
    heard += 1;
  });
  store.unlock(openers, 0);
  store.lock();
  store.lock();
  leave();
  store.unlock(openers, 0);
  assert.equal(heard, 2);
});
