import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Inbox } from '@khong-mot-minh/contracts';
import { noticesOf } from './watch-notices.ts';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const duty = (until: number) => ({
  id: 'd',
  teamId: 't',
  person: { id: 'p', name: 'Hạnh' },
  from: at(-60),
  until: at(until),
  there: true,
});
const inbox = (more: Partial<Inbox> = {}): Inbox => ({
  calls: [],
  counts: {},
  failingChannels: 0,
  duty: duty(120),
  ...more,
});
const off: Inbox = { calls: [], counts: {}, failingChannels: 0 };

const cases: { name: string; given: Partial<Parameters<typeof noticesOf>[0]>; want: string[] }[] = [
  { name: 'present: nothing', given: { presentUntil: at(14) }, want: [] },
  { name: 'the inbox knows of a sign too', given: { inbox: inbox({ presentUntil: at(14) }) }, want: [] },
  { name: 'four minutes before, the desk asks', given: { presentUntil: at(4) }, want: ['soon'] },
  { name: 'after it, the desk says so', given: { presentUntil: at(-1) }, want: ['gone'] },
  {
    name: 'whom a page reaches may leave',
    given: { inbox: inbox({ reachUntil: at(600) }), presentUntil: at(-1) },
    want: [],
  },
  {
    name: 'a reach that is over does not count',
    given: { inbox: inbox({ reachUntil: at(-1) }), presentUntil: at(-1) },
    want: ['gone'],
  },
  { name: 'off duty nobody is asked', given: { inbox: off, presentUntil: at(-1) }, want: [] },
  {
    name: 'a duty that ends soon is told',
    given: { inbox: inbox({ duty: duty(10) }), presentUntil: at(14) },
    want: ['dutyEnds'],
  },
  { name: 'and one that has ended', given: { inbox: off, over: duty(-1) }, want: ['dutyOver'] },
  {
    name: 'a channel that fails is told off duty too',
    given: { inbox: { ...off, failingChannels: 2 } },
    want: ['failing'],
  },
  {
    name: 'who supervises is told that clocks are apart',
    given: { inbox: { ...off, destructionWaits: 'apart' } },
    want: ['apart'],
  },
  {
    name: 'and that nobody saw the clock for long',
    given: { inbox: { ...off, destructionWaits: 'gap' } },
    want: ['gap'],
  },
];
for (const { name, given, want } of cases)
  test(name, () => {
    const notices = noticesOf({
      inbox: inbox(),
      nowMs: NOW,
      presentUntil: undefined,
      over: undefined,
      ...given,
    });
    assert.deepEqual(
      notices.map(({ key }) => key),
      want,
    );
  });
