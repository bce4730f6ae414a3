import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNeighbourhoods } from './neighbourhoods.ts';
import { solveWork } from './solve-work.ts';
import { createWork } from './work.ts';

const MINUTE_MS = 60_000;
const begin = new Date('2026-11-24T09:00:00Z');
const asker = createNeighbourhoods(() => begin).of('192.0.2.7');
/** Work whose clock goes on as told. */
function working() {
  const clock = { at: begin };
  const work = createWork(() => clock.at);
  return { work, pass: (ms: number) => (clock.at = new Date(clock.at.getTime() + ms)) };
}

/** At most 2^17 hashes, some two seconds of a cheap phone (measured in docs/decisions/0061). */
for (const [over, bits] of [
  [1.02, 11],
  [2, 12],
  [4, 13],
  [1000, 13],
] as const)
  test(`${over} times over its limit a neighbourhood is asked for 16 parts of ${bits} bits`, () => {
    const asked = working().work.ask(asker, over);
    assert.deepEqual([asked.parts, asked.bits], [16, bits]);
    assert.ok(asked.parts * 2 ** asked.bits <= 2 ** 17);
  });

test('a question lasts for ten minutes', () => {
  const { work, pass } = working();
  const [early, late] = [work.ask(asker, 1), work.ask(asker, 1)];
  assert.equal(Date.parse(early.expiresAt), begin.getTime() + 10 * MINUTE_MS);
  const [first, second] = [solveWork(early), solveWork(late)];
  pass(10 * MINUTE_MS - 1);
  assert.equal(work.accepts(asker, first), true);
  pass(1);
  assert.equal(work.accepts(asker, second), false);
});

test('an answer counts once, whatever else was answered meanwhile', () => {
  const { work, pass } = working();
  const answers = Array.from({ length: 3 }, () => solveWork(work.ask(asker, 1)));
  for (const answer of answers) {
    assert.equal(work.accepts(asker, answer), true);
    pass(MINUTE_MS);
  }
  for (const answer of answers) assert.equal(work.accepts(asker, answer), false);
});

test('every part is looked at', () => {
  const { work } = working();
  const asked = work.ask(asker, 1);
  const answer = solveWork(asked);
  const [challenge = '', numbers = ''] = answer.split(':');
  const parts = numbers.split(',');
  for (const at of parts.keys()) {
    // Two numbers in a row both fit once in four million times.
    const other = parts.map((number, part) =>
      part === at ? (Number.parseInt(number, 36) + 1).toString(36) : number,
    );
    assert.equal(work.accepts(asker, `${challenge}:${other.join(',')}`), false, `part ${at}`);
  }
  assert.equal(work.accepts(asker, answer), true);
});

test('an answer is of whom it was asked', () => {
  const { work } = working();
  const neighbour = createNeighbourhoods(() => begin).of('192.0.2.8');
  assert.equal(work.accepts(neighbour, solveWork(work.ask(asker, 1))), false);
});
