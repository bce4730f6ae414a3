import assert from 'node:assert/strict';
import { createDecipheriv, createECDH, createHmac } from 'node:crypto';
import { test } from 'node:test';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import vectors from '../vectors.json' with { type: 'json' };
import { encrypt } from './aes-gcm.ts';
import { toBase64Url } from './base64url.ts';
import { randomBytes, utf8 } from './bytes.ts';
import { generateKeyPair, keyIdOf } from './key-pair.ts';
import { open } from './open.ts';
import { pad } from './padding.ts';
import { seal } from './seal.ts';

type Message = { scalar: Buffer; enc: Buffer; info: Buffer; aad: Buffer; ct: Buffer };
type Aead = { id: number; name: 'aes-128-gcm' | 'aes-256-gcm'; keySize: number };
const AES_128: Aead = { id: 1, name: 'aes-128-gcm', keySize: 16 };
const AES_256: Aead = { id: 2, name: 'aes-256-gcm', keySize: 32 };

const EMPTY = Buffer.alloc(0);
const i2osp = (n: number): Buffer => Buffer.from([n >> 8, n & 255]);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const extract = (salt: Buffer, suite: Buffer, label: string, ikm: Buffer): Buffer =>
  createHmac('sha256', salt.length ? salt : Buffer.alloc(32))
    .update(Buffer.concat([Buffer.from('HPKE-v1'), suite, Buffer.from(label), ikm]))
    .digest();
/** HKDF-Expand alone, for at most one block. */
const expand = (prk: Buffer, suite: Buffer, label: string, info: Buffer, length: number): Buffer =>
  createHmac('sha256', prk)
    .update(
      Buffer.concat([i2osp(length), Buffer.from('HPKE-v1'), suite, Buffer.from(label), info, hex('01')]),
    )
    .digest()
    .subarray(0, length);

/** RFC 9180 §4.1, §5.1 and §5.2 (base mode, sequence number 0), written from the RFC with node:crypto only. */
function openByRfc({ scalar, enc, info, aad, ct }: Message, aead: Aead): Buffer {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(scalar);
  const kem = Buffer.concat([Buffer.from('KEM'), i2osp(16)]);
  const prk = extract(EMPTY, kem, 'eae_prk', ecdh.computeSecret(enc));
  const shared = expand(prk, kem, 'shared_secret', Buffer.concat([enc, ecdh.getPublicKey()]), 32);
  const suite = Buffer.concat([Buffer.from('HPKE'), i2osp(16), i2osp(1), i2osp(aead.id)]);
  const pskIdHash = extract(EMPTY, suite, 'psk_id_hash', EMPTY);
  const context = Buffer.concat([hex('00'), pskIdHash, extract(EMPTY, suite, 'info_hash', info)]);
  const secret = extract(shared, suite, 'secret', EMPTY);
  const key = expand(secret, suite, 'key', context, aead.keySize);
  const decipher = createDecipheriv(aead.name, key, expand(secret, suite, 'base_nonce', context, 12));
  decipher.setAAD(aad).setAuthTag(ct.subarray(-16));
  return Buffer.concat([decipher.update(ct.subarray(0, -16)), decipher.final()]);
}

const person = async () => {
  const pair = await generateKeyPair();
  const scalar = Buffer.from(pair.privateKey, 'base64url').subarray(0, 32);
  return { ...pair, scalar, keyId: await keyIdOf(pair.publicKey) };
};

test('the reading of the RFC in this file opens the message of RFC 9180 A.3.1', () => {
  const { skRm, enc, info, aad, ct, pt } = vectors.rfc9180A31;
  const message = { scalar: hex(skRm), enc: hex(enc), info: hex(info), aad: hex(aad), ct: hex(ct) };
  assert.equal(openByRfc(message, AES_128).toString('hex'), pt);
});

test('what seal makes opens by the RFC with node:crypto alone', async () => {
  const team = await person();
  const sealed = await seal({ kind: 'report', id: 'r-1', text: 'xin chào', to: [team] });
  const decode = (text = ''): Buffer => Buffer.from(text, 'base64url');
  const info = Buffer.from('kmm/1/report/r-1');
  const { enc, wrapped } = sealed.to[0] ?? {};
  const key = openByRfc(
    { scalar: team.scalar, enc: decode(enc), info, aad: EMPTY, ct: decode(wrapped) },
    AES_256,
  );
  const ct = decode(sealed.ct);
  const decipher = createDecipheriv('aes-256-gcm', key, ct.subarray(0, 12));
  decipher.setAAD(info).setAuthTag(ct.subarray(-16));
  const padded = Buffer.concat([decipher.update(ct.subarray(12, -16)), decipher.final()]);
  assert.equal(padded.length, 1024);
  assert.equal(padded.subarray(4, 4 + padded.readUInt32BE()).toString(), 'xin chào');
});

test('what plain @hpke/core makes, open opens', async () => {
  const team = await person();
  const context = utf8('kmm/1/message/m-1');
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const point = new Uint8Array(Buffer.from(team.publicKey, 'base64url'));
  const recipientPublicKey = await suite.kem.importKey('raw', point.buffer, true);
  const contentKey = randomBytes(32);
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: context }, contentKey);
  const [encText, wrapped] = [enc, ct].map((part) => toBase64Url(new Uint8Array(part)));
  const sealed = {
    v: 1 as const,
    ct: toBase64Url(await encrypt(contentKey, pad('chào'), context)),
    to: [{ keyId: team.keyId, enc: encText ?? '', wrapped: wrapped ?? '' }],
  };
  assert.equal(await open({ kind: 'message', id: 'm-1', sealed, ...team }), 'chào');
});
