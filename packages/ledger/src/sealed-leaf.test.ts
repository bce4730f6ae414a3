import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { encodeEntry } from './ledger-entry.ts';
import { decodeLeaf } from './log-leaf.ts';
import { encodeSealedLeaf, opensLeaf } from './sealed-leaf.ts';
import { sampleEntry } from './test-log.ts';

const entry = encodeEntry(sampleEntry(1));
const nonce = Buffer.alloc(32, 7);
const place = { salt: Buffer.alloc(32, 9), number: 258, seconds: 513 };
const opening = { nonce, place, entry };
const fromBefore = { nonce, number: 258, entry };

const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const hidden = sha256(place.salt, Buffer.from('00000000000001020000000000000201', 'hex'));

test('a sealed leaf is the hash of nonce, hidden place and entry, as another program would reckon it', () => {
  const hash = sha256(nonce, Buffer.from('ffffffffffffffff', 'hex'), hidden, entry).toString('hex');
  assert.equal(Buffer.from(encodeSealedLeaf(opening)).toString(), `{"v":2,"sealed":"${hash}"}`);
  assert.deepEqual(decodeLeaf(encodeSealedLeaf(opening)), { ok: true, entry: { v: 2, sealed: hash } });
});

test('a party opens the same leaf with the hash of the place alone', () => {
  assert.ok(opensLeaf({ nonce, place: hidden, entry }, encodeSealedLeaf(opening)));
  assert.ok(!opensLeaf({ nonce, place: Buffer.alloc(32, 1), entry }, encodeSealedLeaf(opening)));
});

test('a leaf from before places were hidden is the hash of nonce, number and entry', () => {
  const hash = sha256(nonce, Buffer.from('0000000000000102', 'hex'), entry).toString('hex');
  assert.equal(Buffer.from(encodeSealedLeaf(fromBefore)).toString(), `{"v":2,"sealed":"${hash}"}`);
});

test('no number reaches the eight bytes that stand before a place', () => {
  const entries = Buffer.concat([hidden, entry]);
  assert.throws(() => encodeSealedLeaf({ nonce, number: 2 ** 64, entry: entries }), /out of range/);
  assert.ok(
    !opensLeaf({ nonce, number: Number.MAX_SAFE_INTEGER, entry: entries }, encodeSealedLeaf(opening)),
  );
});

const others = [
  { name: 'another nonce', other: { ...opening, nonce: Buffer.alloc(32, 8) } },
  { name: 'another number', other: { ...opening, place: { ...place, number: 259 } } },
  { name: 'another second', other: { ...opening, place: { ...place, seconds: 514 } } },
  { name: 'another salt', other: { ...opening, place: { ...place, salt: Buffer.alloc(32, 8) } } },
  { name: 'another entry', other: { ...opening, entry: encodeEntry(sampleEntry(2)) } },
  { name: 'the form from before', other: fromBefore },
  { name: 'padding', other: { nonce: opening.nonce, number: 0, entry: undefined } },
];
for (const { name, other } of others)
  test(`${name} opens another leaf`, () => {
    assert.ok(opensLeaf(opening, encodeSealedLeaf(opening)));
    assert.ok(!opensLeaf(other, encodeSealedLeaf(opening)));
  });

test('padding has the size and the form of an act', () => {
  const padding = encodeSealedLeaf({ nonce: Buffer.alloc(32, 1), number: 0, entry: undefined });
  assert.equal(padding.length, encodeSealedLeaf(opening).length);
  assert.ok(decodeLeaf(padding).ok);
});

const refused = [
  '{"v":2,"sealed":"ab"}',
  '{"v":2,"sealed":"'.padEnd(81, 'A').concat('"}'),
  '{"v":2,"sealed":1}',
];
for (const text of refused)
  test(`${text} is no leaf`, () => assert.equal(decodeLeaf(Buffer.from(text)).ok, false));

test('a nonce of another length is refused', () => {
  assert.throws(() => encodeSealedLeaf({ ...opening, nonce: Buffer.alloc(16) }), /not 32/);
});

test('a salt and a place of another length are refused: short ones could be guessed', () => {
  const short = Buffer.alloc(16);
  assert.throws(() => encodeSealedLeaf({ ...opening, place: { ...place, salt: short } }), /not 32/);
  assert.throws(() => encodeSealedLeaf({ ...opening, place: short }), /not 32/);
});
