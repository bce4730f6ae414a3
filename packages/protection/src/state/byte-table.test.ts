import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createByteTable, MAX_VALUE, sliceOf } from './byte-table.ts';
import { keyOf } from './table-record.ts';

const key = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('a', 'b', 'ă', 'a/b', '3:abc', '__proto__', ''),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const value = fc.uint8Array({ maxLength: 80 });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ key, value }) },
  { weight: 1, arbitrary: fc.record({ key }) },
);

test('a table holds exactly what a Map holds, through any run of changes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const table = createByteTable();
      const map = new Map<string, Uint8Array>();
      for (const given of steps) {
        if ('value' in given) {
          table.set(given.key, given.value);
          map.set(given.key, given.value);
        } else assert.equal(table.delete(given.key), map.delete(given.key));
        assert.equal(table.size(), map.size);
      }
      assert.deepEqual(table.keys().sort(), [...map.keys()].sort());
      for (const [name, bytes] of map) assert.deepEqual(Buffer.from(table.get(name)!), Buffer.from(bytes));
    }),
    { numRuns: 300 },
  );
});

test('a table of many keys finds each of them, also after most are gone, and uses their room again', () => {
  const table = createByteTable();
  const name = (i: number) => `account-${(i * 7919).toString(36)}`;
  const bytes = (i: number) => Uint8Array.from([i & 255, i >> 8, ...new Array(i % 30).fill(7)]);
  for (let i = 0; i < 20_000; i++) table.set(name(i), bytes(i));
  const held = table.held();
  for (let i = 0; i < 20_000; i++) if (i % 10 !== 0) assert.ok(table.delete(name(i)));
  for (let i = 0; i < 20_000; i++) {
    assert.deepEqual(table.get(name(i))?.join(), i % 10 === 0 ? bytes(i).join() : undefined);
  }
  for (let i = 0; i < 20_000; i++) table.set(name(i), bytes(i));
  assert.ok(table.held() <= held * 1.1, `${table.held()} of ${held}`);
});

test('slices hold each key once, in the slice that its hash names, however many slices there are', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), fc.integer({ min: 0, max: 12 }), (steps, bits) => {
      const table = createByteTable();
      for (const given of steps)
        if ('value' in given) table.set(given.key, given.value);
        else table.delete(given.key);
      const found: string[] = [];
      for (let first = 0; first < 2 ** bits; first++)
        table.visit({ bits, first }, (block, at) => {
          const name = keyOf(block, at);
          assert.equal(sliceOf(name, bits), first);
          found.push(name);
        });
      assert.deepEqual(found.sort(), table.keys().sort());
    }),
  );
});

const BLOCKS_OF_16_KB = Number(process.env.TABLE_MEBIBYTES ?? 24) * 64;

test('a table grows past a gibibyte, and what lies behind it is found', (t) => {
  const table = createByteTable();
  const bytes = new Uint8Array(MAX_VALUE);
  for (let i = 0; i < BLOCKS_OF_16_KB; i++) {
    bytes[0] = i & 255;
    table.set(`account-${i}`, bytes);
  }
  for (let i = 0; i < BLOCKS_OF_16_KB; i += 97) assert.equal(table.get(`account-${i}`)?.[0], i & 255);
  assert.equal(table.size(), BLOCKS_OF_16_KB);
  t.diagnostic(`figure: a table of ${Math.round(table.held() / 2 ** 20)} MiB`);
});

test('what cannot be kept whole is refused', () => {
  const table = createByteTable();
  assert.throws(() => table.set('k', new Uint8Array(MAX_VALUE + 1)), /bytes/);
  assert.throws(() => table.set('k'.repeat(3000), new Uint8Array(1)), /signs/);
});
