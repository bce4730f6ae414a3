import assert from 'node:assert/strict';
import test from 'node:test';
import type { KnownAccount } from '../accounts/account-cache.ts';
import type { PlatformEvent } from '../openapi-types.ts';
import { localDecision } from './local-decision.ts';

const known = (
  protections: Record<string, string | number | boolean>,
  more: Partial<KnownAccount> = {},
): KnownAccount => ({
  protections: new Map(Object.entries(protections)),
  restrictedUntilMs: 0,
  stoppedUntilMs: new Map(),
  ...more,
});
const alone = { id: 'e', time: '2026-11-24T16:00:00Z', actor: 'a' };
const stranger = { ...alone, target: 'b', relation: { connected: false } };
const friend = { ...alone, target: 'b', relation: { connected: true } };
const text = { type: 'message.sent', conversation: 'c', text: 'hi' } as const;
const night = known({ 'time.quiet_hours': '22-07' }, { timeZone: 'Asia/Ho_Chi_Minh' });
const limited = known({}, { restrictedUntilMs: Date.parse('2026-12-01T00:00:00Z') });

const stoppedWith = (other: string): KnownAccount =>
  known({}, { stoppedUntilMs: new Map([[other, Date.parse('2026-12-01T00:00:00Z')]]) });

type Case = {
  name: string;
  event: PlatformEvent;
  actor?: KnownAccount;
  target?: KnownAccount;
  want: string;
  outcome: string;
};
const cases: Case[] = [
  {
    name: 'a connected account whose conversation with the other a person stopped',
    event: { ...friend, ...text },
    actor: stoppedWith('b'),
    want: 'stopped',
    outcome: 'block',
  },
  {
    name: 'the other way of a stopped conversation',
    event: { ...friend, ...text },
    target: stoppedWith('a'),
    want: 'stopped',
    outcome: 'block',
  },
  {
    name: 'a comment below what the other of a stopped conversation posted',
    event: { ...alone, type: 'content.posted', content: 'p', towards: { target: 'b', how: 'comment' } },
    actor: stoppedWith('b'),
    want: 'stopped',
    outcome: 'block',
  },
  {
    name: 'a tag, the other way of a stopped conversation',
    event: { ...alone, type: 'content.posted', content: 'p', towards: { target: 'b', how: 'tag' } },
    target: stoppedWith('a'),
    want: 'stopped',
    outcome: 'block',
  },
  {
    name: 'what a stopped account posts towards nobody',
    event: { ...alone, type: 'content.posted', content: 'p' },
    actor: stoppedWith('b'),
    want: 'passes',
    outcome: 'allow',
  },
  {
    name: 'a block between two whose conversation is stopped',
    event: { ...friend, type: 'account.blocked' },
    actor: stoppedWith('b'),
    want: 'passes',
    outcome: 'allow',
  },
  {
    name: 'a connected account that is stopped with somebody else',
    event: { ...friend, ...text },
    actor: stoppedWith('z'),
    want: 'passes',
    outcome: 'allow',
  },
  {
    name: 'a stranger to one whom only contacts may write',
    event: { ...stranger, ...text },
    target: known({ 'dm.from': 'connected' }),
    want: 'dm.from',
    outcome: 'block',
  },
  {
    name: 'a friend to one whom only contacts may write',
    event: { ...friend, ...text },
    target: known({ 'dm.from': 'connected' }),
    want: 'passes',
    outcome: 'allow',
  },
  {
    name: 'a stranger to one who takes requests',
    event: { ...stranger, ...text },
    target: known({ 'dm.from': 'requests' }),
    want: 'first-contact',
    outcome: 'hold',
  },
  {
    name: 'a restricted adult to a friend',
    event: { ...friend, ...text },
    actor: limited,
    want: 'passes',
    outcome: 'allow',
  },
  {
    name: 'a restricted adult to a stranger',
    event: { ...stranger, type: 'contact.requested' },
    actor: limited,
    want: 'restricted',
    outcome: 'block',
  },
  {
    name: 'a restriction that is over',
    event: { ...stranger, type: 'contact.requested' },
    actor: known({}, { restrictedUntilMs: 1 }),
    want: 'first-contact',
    outcome: 'hold',
  },
  {
    name: 'a live stream where it is off',
    event: { ...alone, type: 'live.started' },
    actor: known({ 'social.live_stream': 'off' }),
    want: 'social.live_stream',
    outcome: 'block',
  },
  {
    name: 'content above the level',
    event: { ...alone, type: 'content.viewed', content: 'c', level: '18' },
    actor: known({ 'content.level': 'PG-13' }),
    want: 'content.level',
    outcome: 'block',
  },
  {
    name: 'content of the level',
    event: { ...alone, type: 'content.viewed', content: 'c', level: 'PG-13' },
    actor: known({ 'content.level': 'PG-13' }),
    want: 'passes',
    outcome: 'allow',
  },
  {
    name: 'a hidden list',
    event: { ...friend, type: 'list.viewed', list: 'friends' },
    target: known({ 'social.lists_visible': 'none' }),
    want: 'social.lists_visible',
    outcome: 'block',
  },
  {
    name: 'a video call from a stranger',
    event: { ...stranger, type: 'call.started', call: 'k', media: 'video' },
    target: known({ 'call.video_from_unconnected': 'off' }),
    want: 'call.video_from_unconnected',
    outcome: 'block',
  },
  {
    name: 'an exact place',
    event: { ...friend, type: 'location.shared', precise: true },
    actor: known({ 'location.precise_share': 'off' }),
    want: 'location.precise_share',
    outcome: 'block',
  },
  {
    name: 'a session in the quiet hours of the account (23:00 in Vietnam)',
    event: { ...alone, type: 'session.started', surface: 's' },
    actor: night,
    want: 'time.quiet_hours',
    outcome: 'limit',
  },
  {
    name: 'a session by day',
    event: { ...alone, time: '2026-11-24T08:00:00Z', type: 'session.started', surface: 's' },
    actor: night,
    want: 'passes',
    outcome: 'allow',
  },
  {
    name: 'a block by a restricted adult',
    event: { ...stranger, type: 'account.blocked' },
    actor: limited,
    want: 'passes',
    outcome: 'allow',
  },
];
for (const { name, event, actor, target, want, outcome } of cases)
  test(`known protections: ${name}: ${outcome} (${want})`, () => {
    const decision = localDecision(event, 'live', new Date(0), { actor, target });
    assert.equal(decision.reasons[0]?.rule, `outage.${want}`);
    assert.equal(decision.outcome, outcome);
    assert.equal(decision.degraded, true);
    assert.equal(localDecision(event, 'shadow', new Date(0), { actor, target }).outcome, 'allow');
  });

test('whatever is known, nothing passes that would be held without it', () => {
  const lax = known({
    'dm.from': 'requests',
    'social.live_stream': 'on',
    'content.level': '18',
    'call.video_from_unconnected': 'on',
  });
  for (const { event } of cases) {
    const [without, withIt] = [
      localDecision(event, 'live', new Date(0)),
      localDecision(event, 'live', new Date(0), { actor: lax, target: lax }),
    ];
    if (without.outcome !== 'allow') assert.notEqual(withIt.outcome, 'allow', event.type);
  }
});
