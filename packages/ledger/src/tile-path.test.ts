import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTilePath, type Tile, tilePath } from './tile-path.ts';
import { exportPaths, tilesFor } from './tiles-for.ts';

// The first two are the examples of the C2SP tlog-tiles text.
const paths: { tile: Tile; path: string }[] = [
  { tile: { level: 0, index: 1234067, width: 256 }, path: 'tile/0/x001/x234/067' },
  { tile: { level: 'entries', index: 1234067, width: 8 }, path: 'tile/entries/x001/x234/067.p/8' },
  { tile: { level: 0, index: 0, width: 1 }, path: 'tile/0/000.p/1' },
  { tile: { level: 1, index: 999, width: 255 }, path: 'tile/1/999.p/255' },
  { tile: { level: 63, index: 1000, width: 256 }, path: 'tile/63/x001/000' },
];
for (const { tile, path } of paths)
  test(`a tile is served at ${path}`, () => {
    assert.equal(tilePath(tile), path);
    assert.deepEqual(parseTilePath(path), tile);
  });

const wrong = [
  'tile/0/0',
  'tile/00/000',
  'tile/64/000',
  'tile/0/000.p/0',
  'tile/0/000.p/256',
  'tile/0/000.p/07',
];
const stranger = [
  'tile/0/x000/001',
  'tile/0/001/002',
  'tile/0/x001',
  'tile/data/000',
  '/tile/0/000',
  'checkpoint',
  '',
];
for (const path of [...wrong, ...stranger])
  test(`"${path}" is no tile's path`, () => assert.equal(parseTilePath(path), undefined));

test('every tile comes back from its path', () => {
  const level = fc.oneof(fc.constant<Tile['level']>('entries'), fc.nat(63));
  fc.assert(
    fc.property(level, fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (at, index, width) => {
      const tile: Tile = { level: at, index, width };
      assert.deepEqual(parseTilePath(tilePath(tile)), tile);
    }),
  );
});

test('a log of 70,000 entries has the tiles that the tlog-tiles text counts', () => {
  const tiles = tilesFor(70_000);
  const count = (level: Tile['level']) => {
    const row = tiles.filter((tile) => tile.level === level);
    return {
      full: row.filter(({ width }) => width === 256).length,
      partial: row.find((t) => t.width < 256)?.width,
    };
  };
  assert.deepEqual([0, 1, 2, 3].map(count), [
    { full: 273, partial: 112 },
    { full: 1, partial: 17 },
    { full: 0, partial: 1 },
    { full: 0, partial: undefined },
  ]);
  assert.deepEqual(count('entries'), { full: 273, partial: 112 });
});

test('a log of 256 entries is one full tile and a partial one above it', () => {
  assert.deepEqual(exportPaths(256), ['checkpoint', 'tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']);
  assert.deepEqual(exportPaths(0), ['checkpoint']);
});
