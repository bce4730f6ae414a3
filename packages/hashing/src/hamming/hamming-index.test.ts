import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hexToBytes } from '../hash-hex.ts';
import { HashingError } from '../hashing-error.ts';
import { createArena } from './arena.ts';
import { placesOfBits } from './bit-order.ts';
import { HammingIndex } from './hamming-index.ts';
import { type LayoutName, layoutFor, layouts } from './layout.ts';
import { flipBits, linearScan, nearHash, randomHashes, randomNumbers } from './test-hashes.ts';

const banded = Object.keys(layouts).filter((name): name is LayoutName => name !== 'scan' && name in layouts);
// Tables of 11 bands take 600 MB whatever they hold, so they are built once, below.
const small = ['scan', '16-bands', '14-bands', '12-bands'] as const;
const codeOf = (code: string) => (error: unknown) => error instanceof HashingError && error.code === code;

for (const name of banded)
  test(`${name}: widths fill 256 bits, and no hash within 31 bits can be away from every band`, () => {
    const groups = layouts[name];
    assert.equal(
      groups.reduce((sum, { bands, width }) => sum + bands * width, 0),
      256,
    );
    assert.ok(groups.reduce((sum, { bands, flips }) => sum + bands * (flips + 1), 0) > 31);
  });

/** The worst 31 bits: one more than the search tries in every band but one. */
function worstBits(name: LayoutName, weakBand: number): number[] {
  const bitAt = new Map(placesOfBits().map((place, bit) => [place, bit]));
  const bits: number[] = [];
  let first = 0;
  let band = 0;
  for (const { bands, width, flips } of layouts[name]) {
    for (let n = 0; n < bands; n++, band++, first += width) {
      const count = band === weakBand ? flips : flips + 1;
      for (let at = 0; at < count; at++) bits.push(bitAt.get(first + at * 5) ?? -1);
    }
  }
  return bits;
}

for (const layout of banded)
  test(`${layout}: the worst hash at distance 31 is found, whichever band is the near one`, () => {
    const next = randomNumbers(31);
    const hashes = randomHashes(500, next);
    const index = HammingIndex.build(hashes, { layout });
    const bands = layouts[layout].reduce((sum, group) => sum + group.bands, 0);
    for (let weak = 0; weak < bands; weak++) {
      const bits = worstBits(layout, weak);
      const number = next() % hashes.length;
      const distance = bits.length;
      assert.ok(distance === 31 || distance === 30, `${distance} bits`);
      assert.deepEqual(index.search(flipBits(hashes[number]!, bits)), [{ index: number, distance }]);
    }
  });

const sets = [
  { name: 'random hashes', make: (next: () => number) => randomHashes(1500, next) },
  {
    name: 'families of related hashes',
    make: (next: () => number) =>
      randomHashes(30, next).flatMap((hash) =>
        Array.from({ length: 50 }, () => nearHash(hash, next() % 40, next)),
      ),
  },
  {
    name: 'the same hash fifteen hundred times',
    make: () => Array.from({ length: 1500 }, () => '5a'.repeat(32)),
  },
  {
    name: 'hashes that differ in their last bytes only',
    make: (next: () => number) =>
      randomHashes(1500, next).map((hash) => `${'3c'.repeat(26)}${hash.slice(52)}`),
  },
  {
    name: 'hashes of a few set bits',
    make: (next: () => number) =>
      Array.from({ length: 1500 }, () => nearHash('0'.repeat(64), next() % 25, next)),
  },
];
for (const layout of small)
  for (const { name, make } of sets)
    test(`${layout}, ${name}: the answer is that of comparing all`, () => {
      const next = randomNumbers(2026);
      const hashes = make(next);
      const index = HammingIndex.build(hashes, { layout });
      for (let query = 0; query < 36; query++) {
        const base = hashes[next() % hashes.length]!;
        const hash = query % 6 === 5 ? randomHashes(1, next)[0]! : nearHash(base, next() % 36, next);
        const radius = [31, 31, 16, 0][query % 4]!;
        assert.deepEqual(index.search(hash, radius), linearScan(hashes.entries(), hash, radius));
      }
    });

test('an index that holds more than its scratch room still answers everything', () => {
  const index = HammingIndex.build(new Uint8Array(40_000 * 32), { layout: '16-bands' });
  assert.equal(index.search('0'.repeat(64)).length, 40_000);
  const read = HammingIndex.build(new Uint8Array(40_000 * 32), { layout: 'scan' });
  assert.equal(read.search('0'.repeat(64)).length, 40_000);
});

test('bytes and texts give the same index', () => {
  const hashes = randomHashes(5000, randomNumbers(9));
  const packed = new Uint8Array(hashes.flatMap((hash) => [...hexToBytes(hash)]));
  const index = HammingIndex.build(packed, { layout: '16-bands' });
  for (const [number, hash] of hashes.slice(0, 100).entries())
    assert.deepEqual(index.search(hash), [{ index: number, distance: 0 }]);
});

test('an empty index finds nothing and takes additions', () => {
  const index = HammingIndex.build([]);
  assert.deepEqual(index.search('00'.repeat(32)), []);
  assert.equal(index.add('01'.repeat(32)), 0);
  assert.deepEqual(index.search('01'.repeat(32)), [{ index: 0, distance: 0 }]);
});

test('the layout follows the number of hashes', () =>
  assert.deepEqual([0, 10_000, 1_000_000, 2_000_000, 10_000_000].map(layoutFor), [
    'scan',
    '16-bands',
    '14-bands',
    '12-bands',
    '11-bands',
  ]));

test('the memory of an index is counted', () => {
  const { memory } = HammingIndex.build(randomHashes(10_000, randomNumbers(3)));
  assert.equal(memory.hashes, 10_000);
  assert.equal(memory.layout, '16-bands');
  assert.ok(memory.bytesPerHash > 96 && memory.bytesPerHash * 10_000 < 8e6);
});

for (const radius of [-1, 32, 1.5, Number.NaN])
  test(`a radius of ${radius} is refused`, () =>
    assert.throws(() => HammingIndex.build([]).search('00'.repeat(32), radius), codeOf('bad-radius')));

test('what is no hash is refused, and nothing of it stays', () => {
  const index = HammingIndex.build(['00'.repeat(32)]);
  assert.throws(() => index.search('00'), codeOf('bad-hash'));
  assert.throws(() => index.add(`${'00'.repeat(31)}0G`), codeOf('bad-hash'));
  assert.throws(() => HammingIndex.build(['00'.repeat(32), '']), codeOf('bad-hash'));
  assert.throws(() => HammingIndex.build(new Uint8Array(33)), codeOf('bad-hash'));
  assert.equal(index.size, 1);
});

test('more hashes than 4 GiB hold are refused before any memory is taken', () =>
  assert.throws(() => createArena('11-bands', 60_000_000), codeOf('too-many')));
