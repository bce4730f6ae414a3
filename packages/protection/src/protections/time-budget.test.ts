import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlatformEvent } from '@khong-mot-minh/contracts';
import { vnPolicy } from '../../test/vn-policy.ts';
import {
  type AccountFacts,
  applyWrites,
  dayStart,
  decide,
  decodeState,
  emptyState,
  encodeState,
  needs,
  readState,
  type Write,
} from '../index.ts';

const program = vnPolicy();
const HOUR = 60;
/** 24 November 2026, 00:00 in UTC. */
const MIDNIGHT_MS = 1_795_478_400_000;
type Step = { at: number; offset?: number; ends?: true; game?: string };

/** Judges sessions of one account; `at` is minutes after midnight in UTC, `offset` how far its zone is ahead then. */
function sessions(steps: Step[], facts: Partial<AccountFacts> = {}, cut = -1) {
  let state = emptyState();
  const journal: Write[] = [];
  return steps.map(({ at, offset = 7 * HOUR, ends, game = 'g-1' }, index) => {
    if (index === cut) {
      const writes = JSON.parse(JSON.stringify(journal)) as Write[];
      state = decodeState(encodeState(applyWrites(emptyState(), writes)));
    }
    const nowMs = MIDNIGHT_MS + at * 60_000;
    const time = new Date(nowMs).toISOString();
    const type = ends ? 'session.ended' : 'session.started';
    const event = PlatformEvent.parse({ id: `e-${index}`, type, time, actor: 'a', surface: 'game', game });
    const actor = { id: 'a', ageBand: '13-15' as const, dayStartMs: dayStart(nowMs, offset), ...facts };
    const about = { actor, nowMs };
    const verdict = decide(program, event, about, [], readState(state, needs(program, event, about), index));
    journal.push(...verdict.writes);
    applyWrites(state, verdict.writes);
    return verdict.decision.outcome;
  });
}

const played = (from: number, minutes: number, game = 'g-1'): Step[] => [
  { at: from, game },
  { at: from + minutes, ends: true, game },
];
const last = (steps: Step[], facts?: Partial<AccountFacts>) => sessions(steps, facts).at(-1);

test('an hour of one game is over for the day, whatever the hour was made of', () => {
  assert.equal(last([...played(60, 20), ...played(100, 20), ...played(200, 20), { at: 300 }]), 'block');
  assert.equal(last([...played(60, 20), ...played(100, 20), ...played(200, 19), { at: 300 }]), 'allow');
});

test('local midnight begins a new day; of a session across it only the part after it counts', () => {
  // 17:00 in UTC is midnight in Vietnam.
  const evening = played(16 * HOUR, 119);
  assert.equal(last([...evening, { at: 18 * HOUR }]), 'allow');
  assert.equal(last([...played(16 * HOUR, 120), { at: 18 * HOUR + 1 }]), 'block');
});

test('in another zone the same minutes belong to another day', () => {
  const steps = (offset: number) => [...played(16 * HOUR, 60), { at: 17 * HOUR + 30, offset }];
  assert.equal(last(steps(7 * HOUR)), 'allow');
  assert.equal(last(steps(0)), 'block');
});

test('where nobody knows the zone, the last 24 hours count', () => {
  const zone = { dayStartMs: undefined };
  assert.equal(last([...played(0, 60), { at: 23 * HOUR }], zone), 'block');
  assert.equal(last([...played(0, 60), { at: 25 * HOUR }], zone), 'allow');
});

test('a session that was blocked did not begin, so its minutes are not counted', () => {
  const day = [...played(0, 60), { at: 61 }, ...played(70, 60, 'g-2'), { at: 200, game: 'g-3' }];
  assert.deepEqual(sessions(day).slice(2), ['block', 'allow', 'allow', 'allow']);
});

test('who is older, or chose no budget, plays on; a guardian of another pack may loosen', () => {
  assert.equal(last([...played(0, 300), { at: 301 }], { ageBand: '18-22' }), 'allow');
  assert.equal(last([...played(0, 300), { at: 301 }], { protections: { 'time.game_min': 'off' } }), 'allow');
});

test('a restart between any two events changes no decision', () => {
  const day = [
    ...played(0, 60),
    { at: 61 },
    ...played(70, 60, 'g-2'),
    ...played(140, 60, 'g-3'),
    { at: 220, game: 'g-4' },
  ];
  const want = sessions(day);
  assert.equal(want.at(-1), 'block');
  for (let cut = 0; cut <= day.length; cut++) assert.deepEqual(sessions(day, {}, cut), want);
});
