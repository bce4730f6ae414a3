import assert from 'node:assert/strict';
import { argon2Sync, createHash, hkdfSync } from 'node:crypto';
import { test } from 'node:test';
import { argon2Wasm } from './argon2-wasm.ts';
import type { Argon2Params } from './argon2id.ts';
import { generateReceipt } from './receipt.ts';
import { deriveReceiptKeys } from './receipt-keys.ts';

test('the receipt keys are those of the contract, computed by OpenSSL', async () => {
  const receipt = generateReceipt();
  const k = argon2Sync('argon2id', {
    message: Buffer.from(receipt.secret),
    nonce: createHash('sha256').update('kmm1').update(receipt.locator).digest(),
    parallelism: 1,
    tagLength: 32,
    memory: 19 * 1024,
    passes: 2,
  });
  const expand = (info: string) => new Uint8Array(hkdfSync('sha256', k, '', info, 32));
  const keys = await deriveReceiptKeys(receipt, argon2Wasm);
  assert.equal(keys.verifier, Buffer.from(expand('kmm/1/receipt/verifier')).toString('base64url'));
  assert.deepEqual(keys.unwrapKey, expand('kmm/1/receipt/unwrap'));
});

test('argon2id is asked once, at the agreed cost', async () => {
  const asked: Argon2Params[] = [];
  const keys = await deriveReceiptKeys(
    { locator: '000000', secret: '0'.repeat(16) },
    async (_p, _s, params) => {
      asked.push(params);
      return new Uint8Array(32);
    },
  );
  assert.deepEqual(asked, [{ memoryKiB: 19_456, iterations: 2, parallelism: 1, length: 32 }]);
  assert.notEqual(keys.verifier, Buffer.from(keys.unwrapKey).toString('base64url'));
});

test('another locator or another secret gives other keys', async () => {
  const echo = async (password: Uint8Array, salt: Uint8Array) => new Uint8Array([...password, ...salt]);
  const verifiers = await Promise.all(
    [
      { locator: '000000', secret: '0000000000000000' },
      { locator: '000001', secret: '0000000000000000' },
      { locator: '000000', secret: '0000000000000001' },
    ].map(async (receipt) => (await deriveReceiptKeys(receipt, echo)).verifier),
  );
  assert.equal(new Set(verifiers).size, 3);
});
