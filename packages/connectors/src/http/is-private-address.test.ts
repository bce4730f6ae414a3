import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLoopback, isPrivateAddress } from './is-private-address.ts';

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
  '::ffff:a00:1',
  '::ffff:0:10.0.0.1',
  '::10.0.0.1',
  'fe80::1%eth0',
  // NAT64, the local NAT64 prefix, 6to4 and Teredo around addresses inside.
  '64:ff9b::10.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '2002:a00:1::1',
  '2002:7f00:0001::',
  '2001:0:53aa:64c::f5ff:fffe',
])
  test(`${address} is inside`, () => assert.equal(isPrivateAddress(address), true));
for (const address of [
  '203.0.113.7',
  '172.32.0.1',
  '2001:db8::1',
  '::ffff:203.0.113.7',
  '64:ff9b::203.0.113.7',
  '2002:cb00:7107::1',
])
  test(`${address} is outside`, () => assert.equal(isPrivateAddress(address), false));

for (const [host, want] of [
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['[::1]', true],
  ['localhost', true],
  ['localhost.example', false],
  ['10.0.0.1', false],
  ['platform.example', false],
] as const)
  test(`${host} is ${want ? '' : 'not '}this machine`, () => assert.equal(isLoopback(host), want));
