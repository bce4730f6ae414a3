import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { encodeEntry } from './ledger-entry.ts';
import { decodeLeaf } from './log-leaf.ts';
import { encodeSealedLeaf, opensLeaf } from './sealed-leaf.ts';
import { sampleEntry } from './test-log.ts';

const entry = encodeEntry(sampleEntry(1));
const opening = { nonce: Buffer.alloc(32, 7), number: 258, entry };

test('a sealed leaf is the hash of nonce, number and entry, as another program would reckon it', () => {
  const hash = createHash('sha256')
    .update(Buffer.concat([Buffer.alloc(32, 7), Buffer.from('0000000000000102', 'hex'), entry]))
    .digest('hex');
  assert.equal(Buffer.from(encodeSealedLeaf(opening)).toString(), `{"v":2,"sealed":"${hash}"}`);
  assert.deepEqual(decodeLeaf(encodeSealedLeaf(opening)), { ok: true, entry: { v: 2, sealed: hash } });
});

const others = [
  { name: 'another nonce', other: { ...opening, nonce: Buffer.alloc(32, 8) } },
  { name: 'another number', other: { ...opening, number: 259 } },
  { name: 'another entry', other: { ...opening, entry: encodeEntry(sampleEntry(2)) } },
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
