import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HashingError } from '../hashing-error.ts';
import { HammingIndex } from './hamming-index.ts';
import { randomHashes, randomNumbers } from './test-hashes.ts';

const hashes = randomHashes(1000, randomNumbers(11));

function sample(): HammingIndex {
  const index = HammingIndex.build(hashes, { layout: '16-bands' });
  index.remove(500);
  index.add('ff'.repeat(32));
  return index;
}

for (const tables of [false, true])
  test(`an index comes back from its file ${tables ? 'with' : 'without'} tables`, () => {
    const file = sample().export({ tables });
    const index = HammingIndex.import(file);
    assert.equal(index.size, 1000);
    assert.deepEqual(index.search(hashes[500] ?? ''), []);
    assert.deepEqual(index.search(hashes[501] ?? ''), [{ index: 501, distance: 0 }]);
    assert.deepEqual(index.search('ff'.repeat(32)), [{ index: 1000, distance: 0 }]);
    assert.equal(index.add('00'.repeat(32)), 1001);
  });

test('a file without tables is 32 bytes a hash, and four for its number when some were removed', () => {
  assert.equal(HammingIndex.build(hashes).export().length, 32 + 1000 * 32);
  assert.equal(sample().export().length, 32 + 1000 * 36);
});

test('tables keep their layout, rows alone take the wanted or the usual one', () => {
  assert.equal(
    HammingIndex.import(sample().compact({ layout: '16-bands' }).export({ tables: true })).memory.layout,
    '16-bands',
  );
  assert.equal(HammingIndex.import(sample().export()).memory.layout, 'scan');
  assert.equal(HammingIndex.import(sample().export(), { layout: '16-bands' }).memory.layout, '16-bands');
});

test('a file that lies at an odd address is read', () => {
  const file = sample().export();
  const shifted = new Uint8Array(file.length + 1);
  shifted.set(file, 1);
  assert.equal(HammingIndex.import(shifted.subarray(1)).size, 1000);
});

test('changes of the meantime, made once more on the compacted index, get the same numbers', () => {
  const index = sample();
  const compacted = HammingIndex.import(index.export()).export({ tables: true });
  assert.deepEqual([index.add('0f'.repeat(32)), index.remove(3)], [1001, true]);
  const fresh = HammingIndex.import(compacted);
  assert.deepEqual([fresh.add('0f'.repeat(32)), fresh.remove(3)], [1001, true]);
  assert.deepEqual(fresh.search('0f'.repeat(32)), index.search('0f'.repeat(32)));
});

test('nothing of a removed hash is in the file', () => {
  const index = HammingIndex.build(['00'.repeat(32), 'ff'.repeat(32), '00'.repeat(32)]);
  index.remove(1);
  assert.equal(index.export().subarray(32).includes(0xff), false);
});

const damages = [
  { name: 'empty', damage: () => new Uint8Array(0) },
  { name: 'cut off', damage: (file: Uint8Array) => file.subarray(0, -32) },
  { name: 'cut off in the middle of a word', damage: (file: Uint8Array) => file.subarray(0, -3) },
  { name: 'longer', damage: (file: Uint8Array) => new Uint8Array([...file, 0, 0, 0, 0]) },
  { name: 'something else', damage: () => new Uint8Array(64).fill(7) },
  ...Array.from({ length: 32 }, (_, at) => ({
    name: `altered in byte ${at} of its header`,
    damage: (file: Uint8Array) => file.with(at, (file[at] ?? 0) ^ 0x10),
  })),
  ...[32, 999, 36_031].map((at) => ({
    name: `altered in byte ${at}`,
    damage: (file: Uint8Array) => file.with(at, (file[at] ?? 0) ^ 1),
  })),
];
for (const { name, damage } of damages)
  test(`a file that is ${name} is refused`, () =>
    assert.throws(
      () => HammingIndex.import(damage(sample().export())),
      (error) => error instanceof HashingError && error.code === 'bad-file',
    ));
