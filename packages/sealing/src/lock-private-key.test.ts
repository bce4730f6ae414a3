import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomBytes } from './bytes.ts';
import { generateKeyPair } from './key-pair.ts';
import { lockPrivateKey, unlockPrivateKey } from './lock-private-key.ts';

test('a locked private key survives JSON and unlocks with its key only', async () => {
  const { privateKey } = await generateKeyPair();
  const key = randomBytes(32);
  const locked: string = JSON.parse(JSON.stringify(await lockPrivateKey(privateKey, key)));
  assert.equal(await unlockPrivateKey(locked, key), privateKey);
  await assert.rejects(unlockPrivateKey(locked, randomBytes(32)), { code: 'wrong-key' });
});

test('the same key locked twice looks different', async () => {
  const { privateKey } = await generateKeyPair();
  const key = randomBytes(32);
  assert.notEqual(await lockPrivateKey(privateKey, key), await lockPrivateKey(privateKey, key));
});

test('a lock with any bit flipped does not unlock', async () => {
  const { privateKey } = await generateKeyPair();
  const key = randomBytes(32);
  const bytes = Buffer.from(await lockPrivateKey(privateKey, key), 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit += 7) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    await assert.rejects(unlockPrivateKey(flipped.toString('base64url'), key), { code: 'wrong-key' });
  }
});

for (const locked of ['', 'AAAA'])
  test(`a lock that is too short is refused: "${locked}"`, async () => {
    await assert.rejects(unlockPrivateKey(locked, randomBytes(32)), { code: 'wrong-key' });
  });
