import assert from 'node:assert/strict';
import test from 'node:test';
import { createLimiter, prefixOf } from './limiter.ts';
import { AppError } from './problems.ts';

const PREFIXES: [address: string, prefix: string][] = [
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8::2', '2001:db8:0:0'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2'],
  ['::1', '0:0:0:0'],
  ['local', 'local'],
];
for (const [address, prefix] of PREFIXES)
  test(`the prefix of "${address}" is "${prefix}"`, () => assert.equal(prefixOf(address), prefix));

test('past its limit an address is refused until the next hour, and no other is', () => {
  const clock = { at: new Date('2026-11-24T09:59:00Z') };
  const limiter = createLimiter(2, () => clock.at);
  limiter.take('2001:db8::1');
  limiter.take('2001:db8::2');
  assert.throws(
    () => limiter.take('2001:db8::3'),
    (error) => error instanceof AppError && error.code === 'too-many-attempts',
  );
  limiter.take('2001:db9::1');
  clock.at = new Date('2026-11-24T10:00:00Z');
  limiter.take('2001:db8::1');
});
