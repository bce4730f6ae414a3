import assert from 'node:assert/strict';
import { test } from 'node:test';
import vectors from '../../vectors.json' with { type: 'json' };
import { hammingDistance } from '../hamming-distance.ts';
import { HashingError } from '../hashing-error.ts';
import { drawPicture, redraw } from '../test-pictures.ts';
import { type Orientation, orientations } from './dihedral.ts';
import { pdq, pdqDihedral } from './pdq.ts';
import { hashedSize, samplePositions } from './sample-positions.ts';

const zeros = '0'.repeat(64);

for (const { picture, width, height, hash, quality, dihedral } of vectors.vectors)
  test(`vector: ${picture} of ${width} × ${height} has the reference's nine hashes and quality ${quality}`, () => {
    const { rgba } = drawPicture(picture, width, height);
    assert.deepEqual(pdq(rgba, width, height), { hash, quality });
    const turned = pdqDihedral(rgba, width, height);
    assert.deepEqual({ hash: turned.hash, quality: turned.quality }, { hash, quality });
    assert.deepEqual(
      orientations.map((name) => turned.dihedral[name]),
      dihedral,
    );
  });

test('the orientations stand in the order of the vectors', () =>
  assert.deepEqual([...orientations], vectors.order));

const last = 511;
type Turn = (x: number, y: number) => readonly [number, number];
const turns: Record<Orientation, Turn> = {
  original: (x, y) => [x, y],
  rotate90: (x, y) => [last - y, x],
  rotate180: (x, y) => [last - x, last - y],
  rotate270: (x, y) => [y, last - x],
  flipX: (x, y) => [x, last - y],
  flipY: (x, y) => [last - x, y],
  flipPlus1: (x, y) => [y, x],
  flipMinus1: (x, y) => [last - y, last - x],
};
for (const name of orientations)
  test(`${name}: a picture that really is turned so hashes within 10 bits of the hash computed for it`, () => {
    const straight = drawPicture('blocks', 512, 512);
    const { rgba } = redraw(straight, { width: 512, height: 512 }, turns[name]);
    const computed = pdqDihedral(straight.rgba, 512, 512).dihedral[name];
    assert.ok(hammingDistance(computed, pdq(rgba, 512, 512).hash) <= 10);
  });

for (const [width, height] of [
  [513, 40],
  [700, 1200],
  [1024, 512],
] as const)
  test(`a picture of ${width} × ${height} is sampled to 512 × 512 by the nearest pixel`, () => {
    const large = drawPicture('waves', width, height);
    const size = hashedSize(width, height);
    const columns = samplePositions(width, 512);
    const rows = samplePositions(height, 512);
    const { rgba } = redraw(large, size, (x, y) => [columns[x] ?? 0, rows[y] ?? 0]);
    assert.deepEqual(size, { width: 512, height: 512 });
    assert.deepEqual(pdq(large.rgba, width, height), pdq(rgba, 512, 512));
  });

test('alpha is ignored and the pixels stay as they were', () => {
  const { rgba } = drawPicture('blocks', 100, 75);
  const clear = rgba.map((byte, at) => (at % 4 === 3 ? 0 : byte));
  const before = clear.slice();
  assert.deepEqual(pdq(clear, 100, 75), pdq(rgba, 100, 75));
  assert.deepEqual(clear, before);
});

test('a side below five gives zeros and quality 0, in every orientation', () => {
  const { rgba } = drawPicture('noise', 4, 90);
  assert.deepEqual(pdq(rgba, 4, 90), { hash: zeros, quality: 0 });
  assert.deepEqual(new Set(Object.values(pdqDihedral(rgba, 4, 90).dihedral)), new Set([zeros]));
});

test('a strip below five pixels that is resized is hashed, as the reference does', () => {
  const { rgba } = drawPicture('noise', 4, 900);
  assert.notEqual(pdq(rgba, 4, 900).hash, zeros);
});

test('sizes around the smallest and around the window steps are hashed', () => {
  for (const [width, height] of [
    [5, 5],
    [5, 512],
    [7, 129],
    [63, 65],
    [128, 129],
    [257, 6],
  ] as const) {
    const { rgba } = drawPicture('noise', width, height);
    assert.match(pdq(rgba, width, height).hash, /^[0-9a-f]{64}$/);
  }
});

for (const { name, width, height, bytes } of [
  { name: 'too few bytes', width: 10, height: 10, bytes: 399 },
  { name: 'RGB without alpha', width: 10, height: 10, bytes: 300 },
  { name: 'no width', width: 0, height: 10, bytes: 0 },
  { name: 'half a pixel', width: 9.5, height: 10, bytes: 380 },
  { name: 'a negative height', width: 10, height: -10, bytes: 400 },
  { name: 'no number', width: Number.NaN, height: 10, bytes: 400 },
])
  test(`${name}: refused as a bad size`, () =>
    assert.throws(
      () => pdq(new Uint8Array(bytes), width, height),
      (error) => error instanceof HashingError && error.code === 'bad-size',
    ));
