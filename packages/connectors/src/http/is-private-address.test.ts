import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPrivateAddress } from './is-private-address.ts';

for (const address of [
  '127.0.0.1',
  '10.1.2.3',
  '172.20.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '0.0.0.0',
  '::1',
  'fd00::1',
  'fe80::1',
  '::ffff:10.0.0.1',
])
  test(`${address} is inside`, () => assert.equal(isPrivateAddress(address), true));
for (const address of ['203.0.113.7', '172.32.0.1', '2001:db8::1', '::ffff:203.0.113.7'])
  test(`${address} is outside`, () => assert.equal(isPrivateAddress(address), false));
