import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { appendEntries, emptyLog } from './append-entries.ts';
import { signCheckpoint } from './checkpoint.ts';
import { consistencyProof, ensureExtends, verifyConsistency } from './consistency-proof.ts';
import { inclusionProof, verifyInclusion } from './inclusion-proof.ts';
import { leafHash, merkleRoot } from './merkle-root.ts';
import { exportOf, readerOf, sampleEntries, signer } from './test-log.ts';
import { tlogProof, verifyTlogProof } from './tlog-proof.ts';

const entries = sampleEntries(1_100);
const leaves = entries.map(leafHash);
const head = (size: number) => ({ size, root: merkleRoot(leaves.slice(0, size)) });
const logOf = (size: number) => readerOf(exportOf(entries.slice(0, size)));
const sizes = fc.integer({ min: 1, max: entries.length });
const flip = (hash: Uint8Array) => Buffer.from(hash.map((byte, i) => (i === 7 ? byte ^ 1 : byte)));

test('an inclusion proof from tiles holds for its entry and for no other', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(), fc.nat(), async (size, a, b) => {
      const index = a % size;
      const other = b % size;
      const proof = await inclusionProof(logOf(size), index, size);
      const { root } = head(size);
      assert.ok(verifyInclusion(index, size, leaves[index]!, proof, root));
      if (other !== index) {
        assert.ok(!verifyInclusion(other, size, leaves[index]!, proof, root));
        assert.ok(!verifyInclusion(index, size, leaves[other]!, proof, root));
      }
      assert.ok(!verifyInclusion(index, size, leaves[index]!, [...proof, root], root));
      assert.ok(size === 1 || !verifyInclusion(index, size, leaves[index]!, proof.slice(1), root));
      assert.ok(!verifyInclusion(index, size, leaves[index]!, proof, flip(root)));
      for (const i of proof.keys())
        assert.ok(!verifyInclusion(index, size, leaves[index]!, proof.with(i, flip(proof[i]!)), root));
    }),
    { numRuns: 100 },
  );
});

test('a consistency proof from tiles holds for its two sizes and for no other', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(), async (size, a) => {
      const older = a % (size + 1);
      const proof = await consistencyProof(logOf(size), older, size);
      assert.ok(verifyConsistency(head(older), head(size), proof));
      assert.ok(!verifyConsistency({ ...head(older), root: flip(head(older).root) }, head(size), proof));
      assert.ok(!verifyConsistency(head(older), head(size), [...proof, head(size).root]));
      if (older > 0) assert.ok(!verifyConsistency(head(older), { size, root: flip(head(size).root) }, proof));
      if (older > 1) assert.ok(!verifyConsistency(head(older - 1), head(size), proof));
      for (const i of proof.keys())
        assert.ok(!verifyConsistency(head(older), head(size), proof.with(i, flip(proof[i]!))));
    }),
    { numRuns: 100 },
  );
});

test('proofs are right for every pair of sizes up to 70', async () => {
  for (let size = 1; size <= 70; size++) {
    const log = logOf(size);
    for (let older = 0; older <= size; older++)
      assert.ok(verifyConsistency(head(older), head(size), await consistencyProof(log, older, size)));
    for (let index = 0; index < size; index++)
      assert.ok(
        verifyInclusion(index, size, leaves[index]!, await inclusionProof(log, index, size), head(size).root),
      );
  }
});

test('the signer refuses a rollback, a rewrite and a proof of something else', async () => {
  const proof = await consistencyProof(logOf(900), 700, 900);
  assert.doesNotThrow(() => ensureExtends(undefined, head(5), []));
  assert.doesNotThrow(() => ensureExtends(head(0), head(5), []));
  assert.doesNotThrow(() => ensureExtends(head(700), head(700), []));
  assert.doesNotThrow(() => ensureExtends(head(700), head(900), proof));
  assert.throws(() => ensureExtends(head(900), head(700), proof), /does not extend/);
  assert.throws(() => ensureExtends(head(900), head(700), []), /does not extend/);
  assert.throws(() => ensureExtends(head(700), { size: 700, root: head(699).root }, []), /does not extend/);
  assert.throws(() => ensureExtends(head(700), head(900), []), /does not extend/);
  const rewritten = appendEntries(emptyLog, entries.slice(0, 900).with(12, Buffer.from('another')));
  const files = new Map(rewritten.tiles.map(({ path, bytes }) => [path, bytes]));
  const forged = await consistencyProof(readerOf(files), 700, 900);
  assert.throws(() => ensureExtends(head(700), rewritten, forged), /does not extend/);
});

test('a proof file holds offline, and any changed byte of it, or of the entry, is caught', async () => {
  const note = signCheckpoint(signer, head(1_000));
  const file = await tlogProof(logOf(1_000), 517, 1_000, note);
  assert.match(file, /^c2sp\.org\/tlog-proof@v1\nindex 517\n/);
  const checked = verifyTlogProof(file, entries[517]!, signer.vkey);
  assert.deepEqual(checked.ok && checked.index, 517);
  assert.equal(verifyTlogProof(file, entries[518]!, signer.vkey).ok, false);
  assert.equal(
    verifyTlogProof(file, Buffer.concat([entries[517]!, Buffer.from(' ')]), signer.vkey).ok,
    false,
  );
  for (let i = 0; i < file.length; i++) {
    const changed = file.slice(0, i) + String.fromCharCode(file.charCodeAt(i) ^ 1) + file.slice(i + 1);
    assert.equal(verifyTlogProof(changed, entries[517]!, signer.vkey).ok, false, `changed at ${i}`);
    assert.equal(verifyTlogProof(file.slice(0, i), entries[517]!, signer.vkey).ok, false, `cut at ${i}`);
  }
});

test('a proof of the only entry has no hashes', async () => {
  const file = await tlogProof(logOf(1), 0, 1, signCheckpoint(signer, head(1)));
  assert.equal(verifyTlogProof(file, entries[0]!, signer.vkey).ok, true);
});
