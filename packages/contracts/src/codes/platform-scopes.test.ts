import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coversScope, isPlatformScope, PLATFORM_SCOPES } from './platform-scopes.ts';

const SINGLE = PLATFORM_SCOPES.filter((scope) => scope !== 'all');

test('a key for everything is good for each scope, and only such a key for what needs everything', () => {
  for (const scope of PLATFORM_SCOPES) assert.ok(coversScope(['all'], scope), scope);
  assert.ok(!coversScope(SINGLE, 'all'));
});

test('any other key is good for its own scopes alone', () => {
  for (const held of SINGLE)
    assert.deepEqual(
      PLATFORM_SCOPES.filter((needed) => coversScope([held], needed)),
      [held],
    );
  assert.ok(coversScope(['events', 'hashes'], 'hashes'));
});

test('no scope and a word that is none open nothing, whatever objects know by that name', () => {
  for (const scope of PLATFORM_SCOPES) {
    assert.ok(!coversScope([], scope));
    assert.ok(!coversScope(['toString', '__proto__', 'ALL', ''], scope));
  }
  assert.deepEqual(['all', 'events', 'toString', 'All'].map(isPlatformScope), [true, true, false, false]);
});
