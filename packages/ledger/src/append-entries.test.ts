import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { appendEntries, emptyLog, rootOf, type StoredTile } from './append-entries.ts';
import { cutTile, tileKey } from './cut-tile.ts';
import { leafHash, merkleRoot } from './merkle-root.ts';
import { stateFromTiles } from './state-from-tiles.ts';
import { readerOf } from './test-log.ts';
import { exportPaths } from './tiles-for.ts';

const leaves = (count: number) => Array.from({ length: count }, (_, i) => Buffer.from(`entry ${i}`));
const batches = fc.array(fc.oneof(fc.nat(3), fc.nat(300)), { maxLength: 12 });

function inBatches(sizes: readonly number[]) {
  const entries = leaves(sizes.reduce((sum, size) => sum + size, 0));
  const files = new Map<string, Uint8Array>();
  let state = emptyLog;
  for (const size of sizes) {
    const appended = appendEntries(state, entries.slice(state.size, state.size + size));
    for (const { path, bytes } of appended.tiles) files.set(path, bytes);
    state = appended.state;
  }
  return { entries, files, state };
}

test('however entries are batched, the tiles and the root are the same', () => {
  fc.assert(
    fc.property(batches, (sizes) => {
      const { entries, files, state } = inBatches(sizes);
      const atOnce = appendEntries(emptyLog, entries);
      assert.deepEqual(rootOf(state), atOnce.root);
      assert.deepEqual(rootOf(state), merkleRoot(entries.map(leafHash)));
      for (const { path, bytes } of atOnce.tiles) assert.deepEqual(files.get(path), bytes, path);
      const expected = exportPaths(entries.length).slice(1);
      assert.deepEqual(atOnce.tiles.map(({ path }) => path).sort(), expected.sort());
    }),
    { numRuns: 60 },
  );
});

test('the state after a restart is the one before it', async () => {
  await fc.assert(
    fc.asyncProperty(batches, async (sizes) => {
      const { files, state } = inBatches(sizes);
      const again = await stateFromTiles(state.size, readerOf(files));
      const plain = (hashes: readonly Uint8Array[]) =>
        hashes.map((hash) => Buffer.from(hash).toString('hex'));
      assert.deepEqual(again.edge.map(plain), state.edge.map(plain));
      assert.deepEqual(plain(again.pending), plain(state.pending));
    }),
    { numRuns: 30 },
  );
});

test('a store that keeps one row a tile can serve every partial tile there ever was', () => {
  fc.assert(
    fc.property(batches, (sizes) => {
      const { files } = inBatches(sizes);
      const rows = new Map<string | undefined, Uint8Array>();
      for (const [path, bytes] of files) rows.set(tileKey(path), bytes);
      const served: StoredTile[] = [...files.keys()].map((path) => ({
        path,
        bytes: cutTile(path, rows.get(tileKey(path))!)!,
      }));
      for (const { path, bytes } of served) assert.deepEqual(Buffer.from(bytes), files.get(path), path);
    }),
    { numRuns: 30 },
  );
});

test('a tile is never cut wider than it is stored', () => {
  const { files } = inBatches([3]);
  assert.equal(cutTile('tile/0/000.p/4', files.get('tile/0/000.p/3')!), undefined);
  assert.equal(cutTile('tile/entries/000.p/4', files.get('tile/entries/000.p/3')!), undefined);
  assert.equal(tileKey('checkpoint'), undefined);
});

test('an entry that is too long for its length prefix is refused', () => {
  assert.throws(() => appendEntries(emptyLog, [Buffer.alloc(65_536)]), /at most 65535/);
  assert.equal(appendEntries(emptyLog, [Buffer.alloc(65_535)]).size, 1);
});

test('a log does not go on from a broken right edge', async () => {
  const { files } = inBatches([3]);
  files.set('tile/0/000.p/3', Buffer.alloc(95));
  await assert.rejects(stateFromTiles(3, readerOf(files)), /tile\/0\/000\.p\/3/);
});
