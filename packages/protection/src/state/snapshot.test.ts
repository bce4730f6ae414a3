import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  applyWrites,
  type ChunkLayout,
  chunkOf,
  countChunks,
  decodeChunk,
  emptyState,
  encodeChunk,
  encodeState,
  layoutOf,
  type ProtectionState,
  pairKey,
  type Write,
} from '../index.ts';
import { newPair } from './pair.ts';
import { encodePair } from './pair-code.ts';

const account = fc.oneof(fc.constantFrom('a', 'b', 'ă', 'x/y', '', '3:abc'), fc.string({ maxLength: 6 }));
const atMs = fc.integer({ min: 1, max: 4_000_000_000_000 });
const key = fc.tuple(account, account).map(([actor, target]) => pairKey(actor, target));
const write: fc.Arbitrary<Write> = fc.oneof(
  fc.record({ op: fc.constant('contact' as const), key, atMs }),
  fc.record({ op: fc.constant('accept' as const), key, atMs }),
  fc.record({ op: fc.constant('pair' as const), key, state: atMs.map((ms) => encodePair(newPair(ms))) }),
  fc.record({ op: fc.constant('uncite' as const), key, seq: fc.nat() }),
  fc.record({
    op: fc.constant('window' as const),
    key: account.map((id) => `newMinorContacts7d/${id}`),
    member: fc.nat(),
    atMs,
  }),
  fc.record({ op: fc.constant('session' as const), account, atMs, game: fc.boolean(), ends: fc.boolean() }),
  fc.record({ op: fc.constant('case' as const), key, caseId: fc.string(), tier: fc.nat({ max: 5 }), atMs }),
);
const layout: fc.Arbitrary<ChunkLayout> = fc.record({
  pairs: fc.nat({ max: 8 }),
  windows: fc.nat({ max: 8 }),
  cases: fc.nat({ max: 2 }),
});

test('chunks that were taken at any moments, with the writes after each, give the state', () => {
  fc.assert(
    fc.property(fc.array(fc.array(write), { maxLength: 20 }), layout, fc.nat(), (batches, cut, seed) => {
      const live = emptyState();
      const chunks: { bytes: Uint8Array; batch: number }[] = [];
      // One chunk after the other, each behind a batch that nobody can foresee.
      const takenAt = (chunk: number) => (chunk * (seed % 7)) % (batches.length + 1);
      for (let batch = 0; batch <= batches.length; batch++) {
        for (let chunk = 0; chunk < countChunks(cut); chunk++)
          if (takenAt(chunk) === batch) chunks[chunk] = { bytes: encodeChunk(live, cut, chunk), batch };
        applyWrites(live, batches[batch] ?? []);
      }
      const read = emptyState();
      for (const { bytes } of chunks) decodeChunk(read, cut, bytes);
      for (const [index, writes] of batches.entries())
        applyWrites(
          read,
          writes.filter((one) => index >= (chunks[chunkOf(cut, one)]?.batch ?? 0)),
        );
      assert.deepEqual(encodeState(read), encodeState(live));
    }),
    { numRuns: 300 },
  );
});

const filled = (): ProtectionState => {
  const state = emptyState();
  const writes = Array.from({ length: 50 }, (_, i): Write[] => [
    { op: 'contact', key: pairKey(`a${i}`, 'b'), atMs: i },
    { op: 'window', key: `newMinorContacts7d/a${i}`, member: i, atMs: i },
    { op: 'case', key: pairKey(`a${i}`, 'b'), caseId: `case-${i}`, tier: 3, atMs: i },
  ]);
  return applyWrites(state, writes.flat());
};

test('a chunk that is cut off, of another version or with a value that cannot be read is refused', () => {
  const state = filled();
  const cut = { pairs: 0, windows: 0, cases: 0 };
  for (let chunk = 0; chunk < countChunks(cut); chunk++) {
    const bytes = encodeChunk(state, cut, chunk);
    const changed = (at: number, value: number) => bytes.map((byte, i) => (i === at ? value : byte));
    for (const bad of [bytes.slice(0, -1), bytes.slice(0, 5), changed(0, 9), changed(1, 7), changed(5, 1)])
      assert.throws(() => decodeChunk(emptyState(), cut, bad), /Read checkpoint/, `chunk ${chunk}`);
    assert.throws(
      () =>
        decodeChunk(
          emptyState(),
          cut,
          bytes.map((byte, i) => (i < 6 ? byte : 255)),
        ),
      /Read /,
    );
  }
});

test('a state of many pairs is cut into chunks of about a quarter of a mebibyte', () => {
  const state = emptyState();
  for (let i = 0; i < 60_000; i++)
    applyWrites(state, [{ op: 'contact', key: pairKey(`account-${i}`, 'b'), atMs: i }]);
  const cut = layoutOf(state);
  const sizes = Array.from({ length: 2 ** cut.pairs }, (_, chunk) => encodeChunk(state, cut, chunk).length);
  assert.ok(sizes.length >= 8, `${sizes.length} chunks`);
  assert.ok(Math.max(...sizes) <= 300_000, `${Math.max(...sizes)} bytes`);
});

test('with the first chunk there is room for all, so that no record is pushed past those before it', () => {
  const state = emptyState();
  for (let i = 0; i < 60_000; i++)
    applyWrites(state, [{ op: 'contact', key: pairKey(`account-${i}`, 'b'), atMs: i }]);
  const cut = layoutOf(state);
  const read = emptyState();
  decodeChunk(read, cut, encodeChunk(state, cut, 0));
  // Four bytes for each of all entries, beside the bytes of one chunk.
  assert.ok(read.pairs.held() >= 4 * 60_000, `${read.pairs.held()} bytes`);
  for (let chunk = 1; chunk < countChunks(cut); chunk++)
    decodeChunk(read, cut, encodeChunk(state, cut, chunk));
  assert.equal(read.pairs.size(), 60_000);
  assert.ok(
    read.pairs.held() <= state.pairs.held() * 1.2,
    `${read.pairs.held()} of ${state.pairs.held()} bytes`,
  );
});
