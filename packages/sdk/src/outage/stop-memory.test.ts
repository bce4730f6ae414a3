import assert from 'node:assert/strict';
import test from 'node:test';
import { EVENT_TYPE_ROWS } from '@khong-mot-minh/contracts/codes';
import { hear } from '../hear-webhook.ts';
import type { Decision, PlatformEvent } from '../openapi-types.ts';
import { learnStop } from './learn-stop.ts';
import { OUTAGE_ROWS } from './outage-rows.ts';
import { createStopMemory } from './stop-memory.ts';

const NOW = Date.parse('2026-11-24T16:00:00Z');
const stoppedUntil = '2026-12-01T00:00:00Z';
const event: PlatformEvent = {
  id: 'e',
  type: 'message.sent',
  time: '2026-11-24T16:00:00Z',
  actor: 'a',
  target: 'b',
  conversation: 'c',
};
const answer = (more: Partial<Decision>): Decision => ({
  eventId: 'e',
  mode: 'live',
  outcome: 'block',
  tier: 0,
  degraded: false,
  measures: [],
  reasons: [],
  policy: 'vn@1',
  ...more,
});

const cases: { name: string; event?: Partial<PlatformEvent>; answer: Partial<Decision>; want: boolean }[] = [
  { name: 'a message that passes', answer: { outcome: 'allow' }, want: false },
  { name: 'a message that waits', answer: { outcome: 'hold' }, want: false },
  { name: 'a block for something else', answer: {}, want: true },
  { name: 'a provisional answer', answer: { outcome: 'allow', degraded: true }, want: true },
  { name: 'an answer in shadow', answer: { outcome: 'allow', mode: 'shadow' }, want: true },
  {
    name: 'a look, which no stop stops',
    event: { type: 'profile.viewed' },
    answer: { outcome: 'allow' },
    want: true,
  },
];
for (const { name, event: more, answer: given, want } of cases)
  test(`what is known of a stop after ${name}: ${want ? 'it runs' : 'it is over'}`, () => {
    const stops = createStopMemory(10);
    learnStop(stops, event, answer({ stoppedUntil }));
    // `as`: of another type, with what that type needs.
    learnStop(stops, { ...event, ...more } as PlatformEvent, answer(given));
    assert.equal(stops.isStopped('b', 'a', NOW), want);
  });

test('memory of stops is bounded: the one that was told longest ago goes; an end that is over counts for nothing', () => {
  const stops = createStopMemory(2);
  for (const other of ['b', 'c', 'b', 'd']) stops.note('a', other, NOW + 1);
  assert.equal(stops.size, 2);
  assert.deepEqual(
    ['b', 'c', 'd'].map((other) => stops.isStopped(other, 'a', NOW)),
    [true, false, true],
  );
  assert.equal(stops.isStopped('a', 'b', NOW + 1), false);
  stops.forget('b');
  assert.deepEqual([stops.size, stops.isStopped('a', 'd', NOW)], [1, true]);
});

test('webhooks tell of stops too, whether the account is followed or not', async () => {
  const stops = createStopMemory(10);
  const told = (type: string, data: object) =>
    hear(
      { id: 'm', timestamp: stoppedUntil, type, data: { account: 'a', with: 'b', ...data } },
      () => undefined,
      { changed: async () => undefined },
      stops,
    );
  await told('restriction.started', { until: stoppedUntil });
  assert.equal(stops.isStopped('a', 'b', NOW), true);
  await told('restriction.ended', {});
  assert.equal(stops.isStopped('a', 'b', NOW), false);
});

test('what a stop stops is the same here and in the table of event types', () => {
  // `as`: both tables have the same rows; a missing one does not compile.
  for (const [type, { reaches }] of Object.entries(EVENT_TYPE_ROWS))
    assert.equal(OUTAGE_ROWS[type as PlatformEvent['type']].reaches, reaches, type);
});
