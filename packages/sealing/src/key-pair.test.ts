import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { generateKeyPair, importPrivateKey, keyIdOf, publicKeyOf, requireKeyId } from './key-pair.ts';

test('a private key carries its public key', async () => {
  const { publicKey, privateKey } = await generateKeyPair();
  assert.equal(Buffer.from(publicKey, 'base64url').length, 65);
  assert.equal(Buffer.from(privateKey, 'base64url').length, 97);
  assert.equal(publicKeyOf(privateKey), publicKey);
});

test('a key id is the start of the SHA-256 of the public key', async () => {
  const { publicKey } = await generateKeyPair();
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('base64url');
  assert.equal(await keyIdOf(publicKey), digest.slice(0, 16));
});

test('an imported private key cannot be exported', async () => {
  const pair = await importPrivateKey((await generateKeyPair()).privateKey);
  assert.equal(pair.privateKey.extractable, false);
});

test('another private key is refused for a key id', async () => {
  const [mine, other] = await Promise.all([generateKeyPair(), generateKeyPair()]);
  await requireKeyId(mine.privateKey, await keyIdOf(mine.publicKey));
  await assert.rejects(requireKeyId(other.privateKey, await keyIdOf(mine.publicKey)), { code: 'wrong-key' });
});

for (const privateKey of ['', 'AAAA', 'A'.repeat(130), '?'])
  test(`a private key of the wrong shape is malformed: "${privateKey.slice(0, 4)}" (${privateKey.length})`, async () => {
    await assert.rejects(importPrivateKey(privateKey), { code: 'malformed' });
  });
