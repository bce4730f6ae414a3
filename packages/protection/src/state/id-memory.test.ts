import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createIdLog, createIdMemory, idKey, readIdPage } from '../index.ts';

const DAY_MS = 86_400_000;
// Few of the forty bits differ, so that keys meet in a shard, in a place and altogether.
const key = fc.oneof(
  fc.nat({ max: 40 }).map((n) => n * 2 ** 32),
  fc.nat({ max: 5 }),
  fc.maxSafeNat().map((n) => n % 2 ** 40),
);
const batches = fc.array(
  fc.record({ keys: fc.array(key, { maxLength: 30 }), laterMs: fc.nat({ max: DAY_MS }) }),
  { maxLength: 40 },
);

test('it names every batch in which an id came, the newest first, and forgets a day when it is over', () => {
  fc.assert(
    fc.property(batches, fc.nat({ max: 50 }), (given, days) => {
      const memory = createIdMemory();
      const known = new Map<number, { batch: number; atMs: number }[]>();
      let atMs = 1_795_510_800_000;
      for (const [index, { keys, laterMs }] of given.entries()) {
        atMs += laterMs;
        for (const one of new Set(keys)) {
          memory.add(one, index + 1, atMs);
          known.set(one, [{ batch: index + 1, atMs }, ...(known.get(one) ?? [])]);
        }
      }
      const beforeMs = 1_795_510_800_000 + (days * DAY_MS) / 4;
      memory.forget(beforeMs);
      const isKept = (ms: number) => (Math.floor(ms / DAY_MS) + 1) * DAY_MS > beforeMs;
      for (const [one, places] of known) {
        const kept = places.filter((place) => isKept(place.atMs)).map(({ batch }) => batch);
        // Of one id that comes again and again in a day the latest places are enough.
        assert.deepEqual(memory.batchesOf(one).slice(0, 16), kept.slice(0, 16));
      }
      const stranger = known.has(2 ** 40 - 7) ? 2 ** 40 - 9 : 2 ** 40 - 7;
      if (!known.has(stranger)) assert.deepEqual(memory.batchesOf(stranger), []);
    }),
    { numRuns: 300 },
  );
});

test('pages of the log read back in order, and go once they are kept', () => {
  fc.assert(
    fc.property(batches, fc.nat({ max: 40 }), (given, cut) => {
      const log = createIdLog();
      const want: number[][] = [];
      for (const [index, { keys, laterMs }] of given.entries()) {
        log.add(index + 1, laterMs, keys);
        for (const one of keys) want.push([one, index + 1, laterMs]);
        if (index === cut) log.pages();
      }
      const read: number[][] = [];
      for (const { bytes } of log.pages())
        readIdPage(bytes, (one, batch, atMs) => read.push([one, batch, atMs]));
      assert.deepEqual(read, want);
      log.drop(cut + 1);
      for (const { lastBatch } of log.pages()) assert.ok(lastBatch > cut + 1);
      log.drop(given.length);
      assert.deepEqual(log.pages(), []);
    }),
  );
});

test('a page that is cut off is refused', () => {
  const log = createIdLog();
  log.add(7, 1000, [1, 2, 3]);
  const [page] = log.pages();
  for (const length of [1, 13, 20, 24, 28])
    assert.throws(() => readIdPage(page!.bytes.slice(0, length), () => undefined), /Read ids/);
});

test('an id takes at most thirteen bytes, and one that comes a million times no more than a few', (t) => {
  const memory = createIdMemory();
  // A multiplier that visits the forty bits in no order.
  for (let i = 0; i < 300_000; i++)
    memory.add(Number((BigInt(i) * 0x9e3779b97fn) & 0xffffffffffn), 1 + (i >> 9), 0);
  assert.equal(memory.size(), 300_000);
  const bytes = memory.held() / memory.size();
  t.diagnostic(`figure: ${bytes.toFixed(1)} bytes an id`);
  assert.ok(bytes <= 13, `${bytes} bytes`);
  const again = createIdMemory();
  for (let i = 1; i <= 100_000; i++) again.add(idKey('AAAAAAAAAAAAAAAA'), i, 0);
  assert.ok(again.held() < 1000, `${again.held()} bytes`);
  assert.equal(again.batchesOf(0)[0], 100_000);
});
