import assert from 'node:assert/strict';
import { test } from 'node:test';
import vectors from '../vectors.json' with { type: 'json' };
import { argon2Wasm } from './argon2-wasm.ts';
import { toBase64Url } from './base64url.ts';
import { keyIdOf, publicKeyOf } from './key-pair.ts';
import { unlockPrivateKey } from './lock-private-key.ts';
import { open } from './open.ts';
import { generateReceipt, parseReceipt } from './receipt.ts';
import { deriveReceiptKeys } from './receipt-keys.ts';
import { openKey } from './seal-key.ts';
import { isSealed } from './sealed.ts';
import { deriveUnlockKey } from './unlock-key.ts';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

for (const { random, locator, secret, text } of vectors.receipts.made)
  test(`vector: random bytes ${random.slice(0, 8)}… make the receipt ${text}`, () => {
    assert.deepEqual(
      generateReceipt(() => hex(random)),
      { locator, secret, text },
    );
  });

for (const { typed, text } of vectors.receipts.read)
  test(`vector: "${typed}" is the receipt ${text}`, () => {
    const parsed = parseReceipt(typed);
    assert.equal(parsed.ok && parsed.receipt.text, text);
  });

for (const { typed, reason } of vectors.receipts.refused)
  test(`vector: "${typed}" is refused: ${reason}`, () => {
    assert.deepEqual(parseReceipt(typed), { ok: false, reason });
  });

for (const { text, verifier, unwrapKey } of vectors.receiptKeys)
  test(`vector: keys of the receipt ${text}`, async () => {
    const parsed = parseReceipt(text);
    assert.ok(parsed.ok);
    const keys = await deriveReceiptKeys(parsed.receipt, argon2Wasm);
    assert.deepEqual({ ...keys, unwrapKey: toBase64Url(keys.unwrapKey) }, { verifier, unwrapKey });
  });

for (const { phrase, salt, unlockKey } of vectors.unlockKeys)
  test(`vector: unlock key of "${phrase}"`, async () => {
    assert.equal(toBase64Url(await deriveUnlockKey(phrase, salt, argon2Wasm)), unlockKey);
  });

for (const { keyId, publicKey, privateKey, lockedUnder, locked } of vectors.keys)
  test(`vector: key pair ${keyId}`, async () => {
    assert.equal(publicKeyOf(privateKey), publicKey);
    assert.equal(await keyIdOf(publicKey), keyId);
    assert.equal(
      await unlockPrivateKey(locked, new Uint8Array(Buffer.from(lockedUnder, 'base64url'))),
      privateKey,
    );
  });

const privateKeyOf = (keyId: string): string =>
  vectors.keys.find((key) => key.keyId === keyId)?.privateKey ?? '';

for (const { kind, id, text, sealed } of vectors.sealed)
  test(`vector: sealed ${kind} ${id} opens for each recipient`, async () => {
    assert.ok(isSealed(sealed));
    for (const { keyId } of sealed.to)
      assert.equal(await open({ kind, id, sealed, keyId, privateKey: privateKeyOf(keyId) }), text);
  });

for (const { teamKeyId, envelope } of vectors.teamKeys)
  test(`vector: team key ${teamKeyId} opens for its member`, async () => {
    const { keyId } = envelope;
    const opened = await openKey({ teamKeyId, envelope, keyId, privateKey: privateKeyOf(keyId) });
    assert.equal(opened, privateKeyOf(teamKeyId));
  });
