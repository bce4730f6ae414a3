import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromGroups, toGroups } from './base32.ts';
import { fingerprintOf, isFingerprint } from './fingerprint.ts';
import { generateKeyPair, keyIdOf } from './key-pair.ts';

test('a fingerprint begins with the bits of the key id and is read however it is typed', async () => {
  const { publicKey } = await generateKeyPair();
  const fingerprint = await fingerprintOf(publicKey);
  assert.match(fingerprint, /^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
  const id = Buffer.from(await keyIdOf(publicKey), 'base64url');
  assert.equal(toGroups(id, 16), fingerprint.slice(0, 19));
  assert.ok(isFingerprint(` ${fingerprint.toLowerCase().replaceAll('-', ' ')}`, fingerprint));
  const other = fingerprint.endsWith('0') ? '1' : '0';
  assert.ok(!isFingerprint(fingerprint.slice(0, -1) + other, fingerprint));
  assert.ok(!isFingerprint('', fingerprint));
});

test('groups give back the bytes that they spell; other signs and half bytes none', () => {
  const bytes = Uint8Array.from({ length: 35 }, (_, n) => (n * 37) & 255);
  assert.deepEqual(fromGroups(toGroups(bytes)), bytes);
  for (const text of ['é', 'UUUUUUUU', '000']) assert.equal(fromGroups(text), undefined);
});
