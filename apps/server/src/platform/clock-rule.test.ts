import assert from 'node:assert/strict';
import test from 'node:test';
import type { ClockSighting } from '@khong-mot-minh/database';
import fc from 'fast-check';
import { APART_MS, doubtOf, GAP_MS, lookAt, WAIT_MS } from './clock-rule.ts';

const HOUR_MS = 3_600_000;
const BEGIN_MS = Date.parse('2026-11-24T09:00:00Z');
const at = (hours: number) => new Date(BEGIN_MS + hours * HOUR_MS);

/** Looks in turn, by hours of the server's clock and of the database's; gives what each was in doubt of. */
function doubts(looks: readonly (number | [ours: number, theirs: number])[]): (string | undefined)[] {
  let seen: ClockSighting | undefined;
  return looks.map((look) => {
    const [ours, theirs] = typeof look === 'number' ? [look, look] : look;
    seen = lookAt(seen, at(ours), at(theirs));
    return doubtOf(seen)?.why;
  });
}

const fine = undefined;
const cases: {
  name: string;
  looks: Parameters<typeof doubts>[0];
  want: (string | undefined)[];
}[] = [
  { name: 'a clock that runs', looks: [0, 1, 12, 36, 60], want: [fine, fine, fine, fine, fine] },
  {
    name: 'a clock that is ahead of the database’s',
    looks: [0, [78, 0], [79, 1]],
    want: [fine, 'apart', 'apart'],
  },
  { name: 'one that is behind it', looks: [0, [-78, 0]], want: [fine, 'apart'] },
  {
    name: 'one that was ahead for a week, and is right again: at once',
    looks: [0, [78, 0.1], [101, 23], [124, 46], [147, 69], 70],
    want: [fine, 'apart', 'apart', 'apart', 'apart', fine],
  },
  {
    name: 'one that was ahead for a day, while the database’s ran on: at once too',
    looks: [0, [78, 0.5], [100, 22.5], 25],
    want: [fine, 'apart', 'apart', fine],
  },
  {
    name: 'one that was behind for days: it waits, since what was written meanwhile is due too soon',
    looks: [0, [-78, 0], [-40, 38], 40, 63, 65],
    want: [fine, 'apart', 'apart', 'gap', 'gap', fine],
  },
  { name: 'both are ahead', looks: [0, 78, 79, 101.9, 102], want: [fine, 'gap', 'gap', 'gap', fine] },
  { name: 'both are put back to where they were', looks: [0, 78, 79, 2], want: [fine, 'gap', 'gap', fine] },
  {
    name: 'both are put back, and not far enough: the wait begins anew',
    looks: [0, 200, 220, 100, 123, 124],
    want: [fine, 'gap', 'gap', 'gap', 'gap', fine],
  },
  {
    name: 'a second jump while it waits: the wait begins anew',
    looks: [0, 78, 90, 200, 223, 224],
    want: [fine, 'gap', 'gap', 'gap', 'gap', fine],
  },
  { name: 'put back where nothing was in doubt', looks: [0, 10, -100, -99], want: [fine, fine, fine, fine] },
];
for (const { name, looks, want } of cases)
  test(`the clock: ${name}`, () => assert.deepEqual(doubts(looks), want));

test('the bounds are what they say', () => {
  const seen = (hours: number): ClockSighting => ({
    seenAt: at(hours),
    gapFrom: null,
    gapTo: null,
    apartMs: null,
  });
  const ms = (time: Date, more: number) => new Date(time.getTime() + more);
  assert.equal(doubtOf(lookAt(undefined, ms(at(0), APART_MS), at(0))), undefined);
  assert.deepEqual(doubtOf(lookAt(undefined, ms(at(0), APART_MS + 1), at(0))), {
    why: 'apart',
    apartMs: APART_MS + 1,
  });
  assert.equal(doubtOf(lookAt(seen(0), ms(at(0), GAP_MS), ms(at(0), GAP_MS))), undefined);
  const to = ms(at(0), GAP_MS + 1);
  assert.deepEqual(doubtOf(lookAt(seen(0), to, to)), { why: 'gap', from: at(0), to, until: ms(to, WAIT_MS) });
});

test('whatever a clock does, it is believed only a day or less after it was last believed, or after a day of running on', () => {
  const moves = fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(moves, (hours) => {
      let now = 0;
      let seen = lookAt(undefined, at(0), at(0));
      let believed = 0;
      let runs = 0;
      for (const move of hours) {
        now += move;
        // How far it ran on without a move that somebody would have to explain.
        runs = move > 24 ? 0 : Math.max(0, runs + move);
        seen = lookAt(seen, at(now), at(now));
        if (doubtOf(seen)) continue;
        assert.ok(now - believed <= 24 || runs >= 24, `${now} after ${believed}`);
        believed = now;
      }
    }),
  );
});
