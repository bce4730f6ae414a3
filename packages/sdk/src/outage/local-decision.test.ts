import assert from 'node:assert/strict';
import test from 'node:test';
import type { PlatformEvent } from '../openapi-types.ts';
import { localDecision } from './local-decision.ts';

const base = { id: 'e', time: '2026-11-24T09:00:00Z', actor: 'a' };
const friend = { ...base, target: 'b', relation: { connected: true } };
const stranger = { ...base, target: 'b', relation: { connected: false } };
const message = { type: 'message.sent', conversation: 'c', text: 'hi' } as const;

const cases: { name: string; event: PlatformEvent; why: string }[] = [
  { name: 'a message between connected accounts', event: { ...friend, ...message }, why: 'passes' },
  { name: 'a message to a stranger', event: { ...stranger, ...message }, why: 'first-contact' },
  {
    name: 'a message of an unknown relation',
    event: { ...base, target: 'b', ...message },
    why: 'first-contact',
  },
  {
    name: 'a picture between friends',
    event: { ...friend, ...message, media: [{ kind: 'image' }] },
    why: 'media',
  },
  { name: 'a contact request', event: { ...stranger, type: 'contact.requested' }, why: 'first-contact' },
  { name: 'a call', event: { ...friend, type: 'call.started', call: 'k', media: 'video' }, why: 'call' },
  { name: 'the end of a call', event: { ...stranger, type: 'call.ended', call: 'k' }, why: 'passes' },
  { name: 'a payment', event: { ...friend, type: 'payment.requested', method: 'bank' }, why: 'payment' },
  { name: 'a gift', event: { ...friend, type: 'gift.sent' }, why: 'payment' },
  { name: 'a block', event: { ...stranger, type: 'account.blocked' }, why: 'passes' },
  {
    name: 'a report',
    event: { ...stranger, type: 'account.reported', category: 'BULLYING' },
    why: 'passes',
  },
  {
    name: 'a changed setting',
    event: { ...base, type: 'settings.changed', key: 'k', value: true },
    why: 'protection',
  },
  { name: 'a search', event: { ...base, type: 'search.performed', query: 'q' }, why: 'passes' },
  {
    name: 'content for adults',
    event: { ...base, type: 'content.viewed', content: 'c', level: '18' },
    why: 'protection',
  },
];
for (const { name, event, why } of cases)
  test(`local decision: ${name} ${why === 'passes' ? 'passes' : 'is held'} (${why})`, () => {
    const decision = localDecision(event, 'live', new Date(0));
    assert.equal(decision.reasons[0]?.rule, `outage.${why}`);
    assert.equal(decision.outcome, why === 'passes' ? 'allow' : 'hold');
    assert.equal(decision.degraded, true);
    assert.equal(decision.holdUntil, why === 'passes' ? undefined : '1970-01-01T00:30:00.000Z');
    assert.ok(decision.reasons[0]?.statement.vi);
  });
