import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createTermMatcher } from '../term-matcher.ts';
import { signedPart } from './pack-bytes.ts';
import { readPack } from './read-pack.ts';
import type { TermPack } from './term-pack.ts';
import { withSignature, writePack } from './write-pack.ts';

const pack: TermPack = {
  name: 'vegetables',
  version: '1',
  source: 'Invented for this test',
  licence: 'Apache-2.0',
  terms: [
    { id: 'v1', text: 'quả mít', lang: 'vi', tier: 'block', category: 'insult' },
    { id: 'v2', text: 'turnip', lang: 'en', tier: 'score', category: 'scam' },
  ],
};
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const file = writePack(pack, 7);
const signed = withSignature(file, sign(null, signedPart(file), privateKey));
const byKey = (part: Uint8Array, signature: Uint8Array) => verify(null, part, publicKey, signature);

test('a pack comes back as it was written, and its terms go into a matcher', () => {
  const { pack: read } = readPack(file);
  assert.deepEqual(read, pack);
  assert.equal(createTermMatcher(read?.terms ?? []).match('qua mit').length, 1);
});

test('no term stands in a pack in plain text', () => {
  const plain = Buffer.from(file).toString('latin1');
  assert.doesNotMatch(plain, /turnip|insult|vegetables/);
});

test('a signed pack is read with its key', () => assert.deepEqual(readPack(signed, byKey).pack, pack));

const other = generateKeyPairSync('ed25519').publicKey;
const refused = [
  { name: 'an unsigned pack', bytes: file, check: byKey, want: 'not-signed' },
  {
    name: 'a pack of another key',
    bytes: signed,
    check: (part: Uint8Array, signature: Uint8Array) => verify(null, part, other, signature),
    want: 'wrong-signature',
  },
  {
    name: 'a changed pack',
    bytes: signed.with(100, 1 ^ signed[100]!),
    check: byKey,
    want: 'wrong-signature',
  },
  { name: 'a damaged pack', bytes: file.with(100, 1 ^ file[100]!), check: undefined, want: 'damaged' },
  { name: 'a short file', bytes: file.subarray(0, 20), check: undefined, want: 'not-a-pack' },
  {
    name: 'another file',
    bytes: new TextEncoder().encode('x'.repeat(200)),
    check: undefined,
    want: 'not-a-pack',
  },
];
for (const { name, bytes, check, want } of refused)
  test(`${name} is refused: ${want}`, () => assert.equal(readPack(bytes, check).problem, want));

test('the pack that ships has both languages, only scores, and flags no sentence of this project', () => {
  const { pack: shipped } = readPack(readFileSync(new URL('../../packs/default.kmtp', import.meta.url)));
  assert.deepEqual([...new Set(shipped?.terms.map(({ lang }) => lang))].sort(), ['en', 'vi']);
  assert.ok(shipped?.terms.every(({ tier }) => tier === 'score'));
});
