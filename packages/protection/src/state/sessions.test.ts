import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ranMs, type SessionStep, sessionIsOver, sessionsAfter } from './sessions.ts';
import { pullWindow, putWindow } from './window-code.ts';

const MINUTE_MS = 60_000;
const BEGIN_MS = 1_795_510_800_000;
const step = (minutes: number, member: number | undefined, ends = false, game = true): SessionStep => ({
  atMs: BEGIN_MS + minutes * MINUTE_MS,
  ...(member !== undefined && { member }),
  game,
  ends,
});
const after = (steps: SessionStep[]) =>
  steps.reduce<ReturnType<typeof sessionsAfter>>((all, one) => sessionsAfter(all, one), []);
const minutes = (steps: SessionStep[], now: number, wanted = (_: number, __: boolean) => true, from = -600) =>
  ranMs(after(steps), BEGIN_MS + from * MINUTE_MS, BEGIN_MS + now * MINUTE_MS, wanted) / MINUTE_MS;

const cases: { name: string; steps: SessionStep[]; now: number; want: number }[] = [
  { name: 'a session that ended', steps: [step(0, 1), step(25, 1, true)], now: 100, want: 25 },
  { name: 'one that still runs', steps: [step(0, 1)], now: 25, want: 25 },
  { name: 'one whose end never came counts an hour', steps: [step(0, 1)], now: 500, want: 60 },
  {
    name: 'one whose late end came counts in full',
    steps: [step(0, 1), step(200, 1, true)],
    now: 500,
    want: 200,
  },
  {
    name: 'an end a day later is no end of it',
    steps: [step(0, 1), step(1500, 1, true)],
    now: 1500,
    want: 60,
  },
  { name: 'begun again without an end', steps: [step(0, 1), step(20, 1)], now: 30, want: 30 },
  {
    name: 'two side by side count once',
    steps: [step(0, 1), step(10, 2), step(40, undefined, true, false)],
    now: 90,
    want: 40,
  },
  {
    name: 'an end of one leaves the other open',
    steps: [step(0, 1), step(0, 2), step(10, 1, true)],
    now: 30,
    want: 30,
  },
  { name: 'an end before every start is nothing', steps: [step(5, 1), step(0, 1, true)], now: 10, want: 5 },
];
for (const { name, steps, now, want } of cases)
  test(`sessions: ${name}`, () => assert.equal(minutes(steps, now), want));

test('"the game ended" ends every game and nothing else', () => {
  const steps = [step(0, 1), step(0, 2), step(0, 3, false, false), step(10, undefined, true, true)];
  assert.equal(
    minutes(steps, 40, (_, game) => game),
    10,
  );
  assert.equal(minutes(steps, 40), 40);
});

test('only what falls into the day counts', () => {
  assert.equal(minutes([step(-30, 1), step(20, 1, true)], 60, undefined, 0), 20);
});

const someSteps = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 2000 }),
    member: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    ends: fc.boolean(),
    game: fc.boolean(),
  }),
  { maxLength: 90 },
);
const toSteps = (
  given: readonly { minutes: number; member: number | undefined; ends: boolean; game: boolean }[],
) => given.map((one) => step(one.minutes, one.ends ? one.member : (one.member ?? 0), one.ends, one.game));

test('sessions of any order read back exactly from their bytes, and stay few', () => {
  fc.assert(
    fc.property(someSteps, (given) => {
      const state = after(toSteps(given));
      const bytes = new Uint8Array(1000);
      const to = putWindow(bytes, 0, 'sessions', state);
      assert.deepEqual(pullWindow('sessions', { bytes, from: 0, to }), state);
      assert.ok(state.length <= 32);
      assert.ok(state.every((one) => sessionIsOver(one, BEGIN_MS + 1e10)));
    }),
  );
});

test('a day never has more minutes than have passed, and folding loses none of one game', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 80 }), (lengths) => {
      let at = 0;
      const steps = lengths.flatMap((length) => {
        const both = [step(at, 1), step(at + length, 1, true)];
        at += length + 1;
        return both;
      });
      const played = lengths.reduce((sum, length) => sum + length, 0);
      assert.equal(minutes(steps, at), played);
      assert.ok(minutes(steps, at, undefined, 0) <= at);
    }),
  );
});
