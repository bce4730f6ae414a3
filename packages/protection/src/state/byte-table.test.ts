import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ByteTable, createByteTable, MAX_VALUE } from './byte-table.ts';

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

test('a copy holds what the table held, whatever is changed in either afterwards', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), fc.array(step, { maxLength: 100 }), (first, then) => {
      const change = (table: ByteTable, steps: typeof first) => {
        for (const given of steps)
          if ('value' in given) table.set(given.key, given.value);
          else table.delete(given.key);
      };
      const holds = (table: ByteTable) =>
        new Map(table.keys().map((name) => [name, Buffer.from(table.get(name)!).toString('hex')]));
      const table = createByteTable();
      change(table, first);
      const before = holds(table);
      const copy = table.copy();
      change(table, then);
      const after = holds(table);
      assert.deepEqual(holds(copy), before);
      assert.equal(copy.size(), before.size);
      change(copy, then);
      assert.deepEqual([holds(copy), holds(table)], [after, after]);
    }),
  );
});

test('what cannot be kept whole is refused', () => {
  const table = createByteTable();
  assert.throws(() => table.set('k', new Uint8Array(MAX_VALUE + 1)), /bytes/);
  assert.throws(() => table.set('k'.repeat(3000), new Uint8Array(1)), /signs/);
});
