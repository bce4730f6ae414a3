import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { batchesADay, batchTime, grownSize, largestBatch, mayGrow, mostBatches } from './batch-rule.ts';
import { secondsOf, timeOf } from './log-time.ts';

test('batches lie on whole rhythms, whenever the server began', () => {
  assert.equal(batchTime(7250, 3600), 7200);
  assert.equal(batchTime(7200, 3600), 7200);
  assert.ok(mayGrow(86_399, 86_400, 3600));
  assert.ok(!mayGrow(86_400, 90_000, 3600));
});

test('whatever comes in a day, nothing waits longer than the rule says, and a quiet log keeps its size', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(3000), { minLength: 3 * batchesADay, maxLength: 6 * batchesADay }),
      (arrivals) => {
        let size = 8;
        const waiting: number[] = [];
        for (const [hour, count] of arrivals.entries()) {
          if (hour % batchesADay === 0) size = grownSize(size, waiting.length);
          waiting.push(...Array.from({ length: count }, () => hour));
          for (const since of waiting.splice(0, size))
            assert.ok(hour - since <= mostBatches, `${hour - since}`);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('while each batch takes what came since the one before, no day changes the size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 512 }), fc.infiniteStream(fc.nat()), (size, drawn) => {
      let present = size;
      for (let hour = 0; hour < 60 * batchesADay; hour++) {
        const waiting = (drawn.next().value ?? 0) % (size + 1);
        if (hour % batchesADay === 0) present = grownSize(present, waiting);
        assert.equal(present, size);
      }
    }),
    { numRuns: 50 },
  );
});

test('a batch grows by what a day left over, and never past what one transaction takes', () => {
  assert.equal(grownSize(64, 65), 128);
  assert.equal(grownSize(64, 12 * 64), 128);
  assert.equal(grownSize(64, 12 * 64 + 1), 256);
  assert.equal(grownSize(64, 1e9), largestBatch);
  assert.equal(grownSize(3 * largestBatch, 1e9), 3 * largestBatch);
});

test('a time is read as the calendar reads it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 250_000_000_000 }), (seconds) => {
      const at = `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
      assert.equal(timeOf(seconds), at);
      assert.equal(secondsOf(at), seconds);
    }),
  );
});
