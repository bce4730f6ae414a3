import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACT_CODES, type ActCode } from '@khong-mot-minh/contracts/codes';
import fc from 'fast-check';
import type { FoundAct } from '../facts.ts';
import {
  evidenceOf,
  MAX_CITATIONS,
  newPair,
  type PairState,
  pairAfter,
  pairAt,
  pairWithout,
} from './pair.ts';
import { decodePair, encodePair } from './pair-code.ts';
import { applyWrites, emptyState, readState } from './protection-state.ts';

const DAY_MS = 86_400_000;
const found = (act: ActCode, weight = 0.8, start = 0): FoundAct => ({ act, weight, start, end: start + 5 });
const after = (state: PairState | undefined, atMs: number, seq: number, ...acts: FoundAct[]) =>
  pairAfter(state, { atMs, seq, found: acts });

const someFound: fc.Arbitrary<FoundAct> = fc.record({
  act: fc.constantFrom(...ACT_CODES),
  weight: fc.double({ min: 0, max: 1, noNaN: true }),
  start: fc.integer({ min: 0, max: 19_000 }),
  end: fc.integer({ min: 0, max: 20_000 }),
});
const someEvents = fc.array(
  fc.record({
    atMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    seq: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
    found: fc.array(someFound, { maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 30 },
);

test('a pair reads back exactly, stays within 256 bytes and within 8 citations', () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      let pair: PairState | undefined;
      for (const event of events) pair = pairAfter(pair, event);
      const text = encodePair(pair!);
      assert.deepEqual(decodePair(text), pair);
      assert.ok(text.length <= 256, `${text.length} bytes`);
      assert.ok(pair!.citations.length <= MAX_CITATIONS);
    }),
  );
});

test('a pair of before decision 0040 reads the same, and is written anew with its next contact', () => {
  const pair = after(undefined, 1000, 7, found('secrecy', 0.8, 300));
  const narrow = 'AQAAAAAAA-gAAAAAAAAAAQEGzMwAAAAHASwFBg';
  assert.deepEqual(decodePair(narrow), pair);
  const state = applyWrites(emptyState(), [{ op: 'pair', key: '1:ab', state: narrow }]);
  applyWrites(state, [{ op: 'contact', key: '1:ab', atMs: 2000 }]);
  const bytes = state.pairs.get('1:ab');
  assert.equal(bytes?.[0], 2);
  assert.deepEqual(decodePair(Buffer.from(bytes!).toString('base64url')), after(pair, 2000, 0));
});

test('the order in which a detector lists its findings changes nothing', () => {
  fc.assert(
    fc.property(fc.array(someFound, { maxLength: 6 }), fc.integer(), (acts, turn) => {
      const turned = acts.map((_, index) => acts[(index + Math.abs(turn)) % acts.length]!);
      const pair = after(undefined, 1000, 1, found('secrecy'));
      assert.deepEqual(after(pair, 2000, 2, ...turned), after(pair, 2000, 2, ...acts));
    }),
  );
});

test('evidence fades by half in a week and by half in sixty messages', () => {
  const pair = after(undefined, 0, 1, found('secrecy', 0.8));
  assert.ok(Math.abs(evidenceOf(pairAt(pair, 7 * DAY_MS), 'secrecy') - 0.4) < 0.001);
  let talked = pair;
  for (let i = 0; i < 60; i++) talked = after(talked, 0, i + 2);
  assert.ok(Math.abs(evidenceOf(talked, 'secrecy') - 0.4) < 0.005);
});

test('without a message its citations go, and the evidence of acts that stand nowhere else', () => {
  const first = after(undefined, 0, 1, found('secrecy'), found('pressure'));
  const both = after(first, 0, 2, found('secrecy'));
  const left = pairWithout(both, 1);
  assert.deepEqual(
    left.citations.map(({ seq, concept }) => [seq, concept]),
    [[2, 'secrecy']],
  );
  assert.equal(evidenceOf(left, 'pressure'), 0);
  assert.equal(evidenceOf(left, 'secrecy'), evidenceOf(both, 'secrecy'));
  assert.equal(pairWithout(left, 1), left, 'a second time changes nothing');
  assert.deepEqual(decodePair(encodePair(pairWithout(left, 2))), pairWithout(left, 2));
});

test('an act said twice weighs more than once, and never more than one', () => {
  let pair = after(undefined, 0, 1, found('pressure', 0.5));
  const once = evidenceOf(pair, 'pressure');
  for (let i = 2; i < 50; i++) pair = after(pair, 0, i, found('pressure', 0.9));
  assert.ok(evidenceOf(pair, 'pressure') > once);
  assert.ok(evidenceOf(pair, 'pressure') <= 1);
});

test('a guess said again and again stays a guess', () => {
  let pair = after(undefined, 0, 1, found('secrecy', 0.36));
  for (let i = 2; i < 9; i++) pair = after(pair, 0, i, found('secrecy', 0.36));
  assert.ok(evidenceOf(pair, 'secrecy') <= 0.361);
});

test('small talk never pushes out the citation of a threat', () => {
  let pair = after(undefined, 0, 1, found('threat-to-tell'));
  for (let i = 2; i < 60; i++) pair = after(pair, i, i, found(ACT_CODES[i % 12]!), found('flattery'));
  assert.ok(pair.citations.some(({ seq, concept }) => seq === 1 && concept === 'threat-to-tell'));
});

test('an event from the past neither rejuvenates a pair nor moves it back', () => {
  const pair = after(after(undefined, 10 * DAY_MS, 1, found('secrecy')), 5 * DAY_MS, 2);
  assert.deepEqual([pair.firstAtMs, pair.lastAtMs], [5 * DAY_MS, 10 * DAY_MS]);
});

test('a damaged pair is refused, not read as an empty one', () => {
  assert.throws(() => decodePair(`Z${encodePair(newPair(1)).slice(1)}`), /version/);
});

test('contacts without findings, counted where the pair lies, give the pair that they would have made', () => {
  const times = fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(times, fc.boolean(), (all, accepted) => {
      const state = emptyState();
      if (accepted) applyWrites(state, [{ op: 'accept', key: 'k', atMs: all[0]! }]);
      let pair: PairState | undefined = accepted ? { ...newPair(all[0]!), accepted } : undefined;
      for (const atMs of all) {
        applyWrites(state, [{ op: 'contact', key: 'k', atMs }]);
        pair = after(pair, atMs, 0);
      }
      assert.deepEqual(readState(state, { pairs: ['k'], windows: [] }, 0).pairs.get('k'), pair);
    }),
  );
});
