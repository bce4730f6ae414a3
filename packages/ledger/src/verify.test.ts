import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appendEntries, emptyLog } from './append-entries.ts';
import { signCheckpoint } from './checkpoint.ts';
import { consistencyProof, verifyConsistency } from './consistency-proof.ts';
import { encodeHashes } from './hash-tile-codec.ts';
import { inclusionProof, verifyInclusion } from './inclusion-proof.ts';
import { leafHash, merkleRoot } from './merkle-root.ts';
import { attacks, mutateExport, randomFrom } from './mutate-export.ts';
import { generateSigner, importSigner } from './note-key.ts';
import { exportOf, type Files, readerOf, sampleEntries, signer } from './test-log.ts';
import { verify } from './verify.ts';
import type { BadPart } from './verify-result.ts';

const entries = sampleEntries(700);
const original = exportOf(entries);
// Two full tile levels and a bit: a tile at level 2, where one entry is worth one byte.
const tall = Array.from({ length: 65_536 + 300 }, (_, i) => Buffer.from([i, i >> 8, i >> 16]));
const tallExport = exportOf(tall);

async function firstBad(files: Files, options = {}): Promise<BadPart | undefined> {
  const result = await verify(readerOf(files), signer.vkey, options);
  return result.ok ? undefined : result.bad;
}

for (const size of [0, 1, 2, 255, 256, 257, 512, 700])
  test(`an untouched export of ${size} entries holds`, async () => {
    const files = exportOf(entries.slice(0, size));
    const result = await verify(readerOf(files), signer.vkey);
    assert.deepEqual(result, {
      ok: true,
      size,
      root: Buffer.from(merkleRoot(entries.slice(0, size).map(leafHash))).toString('base64'),
      origin: 'PeterNeumann',
      batches: 0,
      off: [],
    });
  });

// More than a thousand by default; LEDGER_ATTACKS asks for more, LEDGER_SEED for others.
const attackCount = Number(process.env.LEDGER_ATTACKS ?? 2_000);

test(`${attackCount} random attacks of every kind are all caught, and what is named is what was changed`, async (t) => {
  const seed = Number(process.env.LEDGER_SEED ?? 20_261_124);
  const random = randomFrom(seed);
  const used = new Set<string>();
  for (let i = 0; i < attackCount; i++) {
    const { how, files, names, entry } = mutateExport(original, random);
    used.add(how);
    const bad = await firstBad(files);
    const told = `seed ${seed}, attack ${i}: ${how} of ${names}, entry ${entry}, was told ${JSON.stringify(bad)}`;
    assert.ok(bad && names.includes(bad.name), told);
    if (entry !== undefined) assert.ok(bad.kind === 'entry' && bad.index === entry, told);
  }
  assert.equal(used.size, Object.keys(attacks).length);
  t.diagnostic(`seed ${seed}`);
});

test('every byte of a small export is watched', async () => {
  const small = exportOf(entries.slice(0, 3));
  for (const [path, bytes] of small)
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x20;
      const bad = await firstBad(new Map(small).set(path, changed));
      assert.equal(bad?.name, path, `byte ${at} of ${path}`);
    }
});

test('a changed byte in a tile of any level is named by its tile', async () => {
  const random = randomFrom(7);
  const tiles = [...tallExport.keys()].filter((path) => /^tile\/[12]\//.test(path));
  assert.deepEqual(tiles.sort(), ['tile/1/000', 'tile/1/001.p/1', 'tile/2/000.p/1']);
  for (const path of [...tiles, 'tile/0/000', 'tile/0/200', 'tile/0/257.p/44'])
    for (let i = 0; i < 3; i++) {
      const bytes = Buffer.from(tallExport.get(path)!);
      const at = random(bytes.length);
      bytes[at] = bytes[at]! ^ (1 + random(255));
      const bad = await firstBad(new Map(tallExport).set(path, bytes), { anyEntry: true });
      assert.deepEqual([bad?.kind, bad?.name], ['tile', path]);
    }
});

test('a tall log holds, and its proofs go through tiles of every level', async () => {
  const log = readerOf(tallExport);
  const result = await verify(log, signer.vkey, { anyEntry: true });
  assert.equal(result.ok && result.size, tall.length);
  const root = Buffer.from(result.ok ? result.root : '', 'base64');
  for (const index of [0, 255, 256, 65_535, 65_536, tall.length - 1]) {
    const proof = await inclusionProof(log, index, tall.length);
    assert.ok(verifyInclusion(index, tall.length, leafHash(tall[index]!), proof, root));
  }
  for (const older of [1, 256, 40_000, 65_536, 65_793]) {
    const head = { size: older, root: merkleRoot(tall.slice(0, older).map(leafHash)) };
    const proof = await consistencyProof(log, older, tall.length);
    assert.ok(verifyConsistency(head, { size: tall.length, root }, proof));
  }
});

test('a forger who fixes the tiles too is still betrayed by the signed root', async () => {
  const forged = exportOf(entries.with(400, entries[399]!));
  forged.set('checkpoint', original.get('checkpoint')!);
  assert.equal((await firstBad(forged))?.name, 'checkpoint');
  const halfForged = new Map(forged).set('tile/1/000.p/2', original.get('tile/1/000.p/2')!);
  assert.equal((await firstBad(halfForged))?.name, 'tile/0/001');
});

test('a log signed again by another key of the same name does not hold', async () => {
  const other = importSigner(generateSigner('PeterNeumann').skey);
  const result = await verify(readerOf(exportOf(entries, other)), signer.vkey);
  assert.equal(!result.ok && result.bad.kind, 'checkpoint');
  const noKey = await verify(readerOf(original), 'no key');
  assert.match(noKey.ok ? '' : noKey.bad.why, /not a verifier key/);
});

test('a signature line that nobody can check is not let through', async () => {
  const note = Buffer.from(original.get('checkpoint')!).toString();
  const witness =
    '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
  const bad = await firstBad(new Map(original).set('checkpoint', Buffer.from(note + witness)));
  assert.match(bad?.why ?? '', /EnochRoot/);
});

test('a rollback, a truncation and a rewrite are caught against an earlier checkpoint', async () => {
  const since = Buffer.from(original.get('checkpoint')!).toString();
  assert.equal(await firstBad(original, { since }), undefined);
  assert.equal(await firstBad(exportOf(sampleEntries(900)), { since }), undefined);
  assert.match(
    (await firstBad(exportOf(entries.slice(0, 699)), { since }))?.why ?? '',
    /699 entries.*had 700/,
  );
  const rewritten = exportOf(sampleEntries(900).with(3, entries[4]!));
  assert.match((await firstBad(rewritten, { since }))?.why ?? '', /first 700 entries/);
});

test('an entry that is signed but says more than codes is named', async () => {
  const bad = await firstBad(exportOf(entries.with(300, Buffer.from('{"v":1,"name":"x"}'))));
  assert.deepEqual([bad?.kind, bad?.kind === 'entry' && bad.index], ['entry', 300]);
});

test('a signed empty log with a false root does not hold', async () => {
  const note = signCheckpoint(signer, { size: 0, root: merkleRoot([leafHash(Buffer.from('x'))]) });
  assert.equal((await firstBad(new Map([['checkpoint', Buffer.from(note)]])))?.name, 'checkpoint');
  assert.equal((await firstBad(new Map()))?.why, 'it is missing');
});

test('a tile and its entries changed together are both below the root, and the tile is named', async () => {
  const leaf = entries
    .slice(0, 256)
    .map(leafHash)
    .with(9, leafHash(Buffer.from('other')));
  const files = new Map(original).set('tile/0/000', encodeHashes(leaf));
  assert.equal((await firstBad(files))?.name, 'tile/0/000');
});

test('100,000 entries are checked in a few seconds', async (t) => {
  const { tiles, size, root } = appendEntries(emptyLog, sampleEntries(100_000));
  const files: Files = new Map(tiles.map(({ path, bytes }) => [path, bytes]));
  files.set('checkpoint', Buffer.from(signCheckpoint(signer, { size, root })));
  const start = performance.now();
  let seen = 0;
  const onProgress = (done: number) => {
    assert.ok(done > seen);
    seen = done;
  };
  assert.equal(await firstBad(files, { onProgress }), undefined);
  const ms = performance.now() - start;
  t.diagnostic(`${Math.round(ms)} ms`);
  assert.equal(seen, 100_000);
  assert.ok(ms < 10_000, `${ms} ms`);
});
