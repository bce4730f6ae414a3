import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newTotpSecret, totpAddress } from './totp-address.ts';

test('a secret has 160 bits in base32, another each time', () => {
  assert.match(newTotpSecret(), /^[A-Z2-7]{32}$/);
  assert.notEqual(newTotpSecret(), newTotpSecret());
});

test('the address names issuer, person and secret, and a colon in a name splits nothing', () => {
  const secret = newTotpSecret();
  const address = new URL(totpAddress({ email: 'lan@mây.example', organisation: 'Mây: A', secret }));
  assert.equal(decodeURIComponent(address.pathname), '/KMM Mây  A:lan@mây.example');
  assert.equal(address.searchParams.get('secret'), secret);
  assert.equal(address.searchParams.get('issuer'), 'KMM Mây  A');
});
