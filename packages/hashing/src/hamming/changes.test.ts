import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HammingIndex } from './hamming-index.ts';
import { linearScan, nearHash, randomHashes, randomNumbers } from './test-hashes.ts';

test('a removed hash is not found from then on, an added one at once', () => {
  const [one = '', two = ''] = randomHashes(2, randomNumbers(1));
  const index = HammingIndex.build([one], { layout: '16-bands' });
  assert.equal(index.add(two), 1);
  assert.deepEqual(index.search(two), [{ index: 1, distance: 0 }]);
  assert.equal(index.remove(0), true);
  assert.deepEqual(index.search(one), []);
  assert.equal(index.remove(1), true);
  assert.deepEqual(index.search(two), []);
  assert.deepEqual([index.size, index.has(0), index.has(1)], [0, false, false]);
});

for (const number of [-1, 2, 0.5, Number.NaN, 2 ** 40])
  test(`removing ${number}, which no hash has, changes nothing`, () => {
    const index = HammingIndex.build(randomHashes(2, randomNumbers(4)));
    assert.equal(index.remove(number), false);
    assert.equal(index.size, 2);
  });

test('a hash is removed once', () => {
  const index = HammingIndex.build(randomHashes(2, randomNumbers(5)));
  assert.deepEqual([index.remove(1), index.remove(1), index.size], [true, false, 1]);
});

test('compacting keeps numbers, empties the waiting and leaves the old index usable', () => {
  const hashes = randomHashes(3000, randomNumbers(6));
  const index = HammingIndex.build(hashes.slice(0, 2000), { layout: '16-bands' });
  for (const hash of hashes.slice(2000)) index.add(hash);
  for (let number = 0; number < 3000; number += 3) index.remove(number);
  const compact = index.compact({ layout: '14-bands' });
  assert.deepEqual(index.waiting, { added: 1000, removed: 1000 });
  assert.deepEqual(compact.waiting, { added: 0, removed: 0 });
  assert.deepEqual([index.size, compact.size], [2000, 2000]);
  for (const [number, hash] of hashes.entries()) {
    const want = number % 3 === 0 ? [] : [{ index: number, distance: 0 }];
    assert.deepEqual(index.search(hash), want);
    assert.deepEqual(compact.search(hash), want);
  }
  assert.equal(compact.add(hashes[0] ?? ''), 3000);
});

test('the last numbers are not given again after their hashes were removed and compacted away', () => {
  const index = HammingIndex.build(randomHashes(4, randomNumbers(7)));
  index.remove(2);
  index.remove(3);
  const compact = index.compact();
  assert.equal(compact.has(3), false);
  assert.equal(compact.add('00'.repeat(32)), 4);
});

test('additions grow the memory as they need it', () => {
  const index = HammingIndex.build([]);
  const hashes = randomHashes(40_000, randomNumbers(8));
  for (const hash of hashes) index.add(hash);
  assert.deepEqual(index.search(hashes[39_999] ?? ''), [{ index: 39_999, distance: 0 }]);
  assert.deepEqual(index.search(hashes[0] ?? ''), [{ index: 0, distance: 0 }]);
});

// A few hashes, most of them close to each other, so that searches find several.
const hash = fc.integer({ min: 0, max: 400 }).map((seed) => {
  const base = seed % 4 === 0 ? '00'.repeat(32) : 'c3'.repeat(32);
  return nearHash(base, seed % 25, randomNumbers(seed + 1));
});
const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), hash }),
  fc.record({ do: fc.constant('remove' as const), number: fc.nat(60) }),
  fc.record({ do: fc.constant('search' as const), hash, radius: fc.nat(31) }),
  fc.record({ do: fc.constantFrom('compact' as const, 'carry' as const, 'carry-tables' as const) }),
);

test('whatever the order of changes, the answer is that of comparing what is there', () =>
  fc.assert(
    fc.property(
      fc.array(hash, { maxLength: 30 }),
      fc.constantFrom('scan' as const, '16-bands' as const),
      fc.array(step, { maxLength: 40 }),
      (first, layout, steps) => {
        const model = new Map(first.entries());
        let next = first.length;
        let index = HammingIndex.build(first, { layout });
        for (const change of steps) {
          switch (change.do) {
            case 'add':
              assert.equal(index.add(change.hash), next);
              model.set(next++, change.hash);
              break;
            case 'remove':
              assert.equal(index.remove(change.number), model.delete(change.number));
              break;
            case 'search': {
              const { radius } = change;
              assert.deepEqual(index.search(change.hash, radius), linearScan(model, change.hash, radius));
              break;
            }
            case 'compact':
              index = index.compact({ layout });
              break;
            case 'carry':
              index = HammingIndex.import(index.export(), { layout });
              break;
            case 'carry-tables':
              index = HammingIndex.import(index.export({ tables: true }));
              break;
          }
          assert.equal(index.size, model.size);
        }
        for (const present of model.values())
          assert.deepEqual(index.search(present), linearScan(model, present, 31));
      },
    ),
    { numRuns: 60 },
  ));
