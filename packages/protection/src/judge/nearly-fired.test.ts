import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlatformEvent } from '@khong-mot-minh/contracts';
import { vnPolicy } from '../../test/vn-policy.ts';
import { type AccountFacts, compilePolicy, emptyState, nearlyFired, needs, readState } from '../index.ts';

const program = vnPolicy();
const near = (sender: AccountFacts['ageBand'], relation: object, acts: string[]) => {
  const event = PlatformEvent.parse({
    ...{ id: 'e', type: 'message.sent', time: '2026-11-24T09:00:00Z', conversation: 'c', text: '…' },
    ...{ actor: 'one', target: 'two', relation },
  });
  const facts = {
    actor: { id: 'one', ageBand: sender },
    target: { id: 'two', ageBand: '13-15' as const },
    nowMs: 1_795_510_800_000,
  };
  const found = acts.map((act) => ({ act, weight: 0.8, start: 0, end: 1 }));
  const reads = readState(emptyState(), needs(program, event, facts), 0);
  return nearlyFired(program, event, facts, found, reads);
};

test('a rule that lacked one thing is named with what it lacked and what was seen', () => {
  const gift = near('23plus', { connected: true }, ['gift-offer']).find(
    ({ rule }) => rule === 'control.gift-offer',
  );
  assert.deepEqual(gift, {
    rule: 'control.gift-offer',
    lacking: 'relation.connected == false',
    seen: { 'relation.connected': true },
  });
});

test('a rule that fired, that lacked two things, or that is undecided is not nearly fired', () => {
  const rules = (...args: Parameters<typeof near>) => near(...args).map(({ rule }) => rule);
  assert.ok(!rules('23plus', { connected: false }, ['gift-offer']).includes('control.gift-offer'));
  assert.ok(!rules('13-15', { connected: true }, ['gift-offer']).includes('control.gift-offer'));
  assert.ok(!near('23plus', { connected: true }, []).some(({ rule }) => rule === 'control.sextortion'));
});

test('what lacked the same and saw the same is told by one object', () => {
  const gift = (relation: object) =>
    near('23plus', relation, ['gift-offer']).find(({ rule }) => rule === 'control.gift-offer');
  assert.ok(gift({ connected: true }));
  assert.equal(gift({ connected: true }), gift({ connected: true, mutuals: 3 }));
});

test('what a platform may fill with any text is not shown', () => {
  const document = structuredClone(program.document);
  document.rules = [
    {
      ...document.rules[0]!,
      id: 'prevent.open-text',
      kinds: ['session.started'],
      when: {
        all: [
          { field: 'viewer.band', op: 'atMost', value: '16-17' },
          { field: 'event.surface', op: 'eq', value: 'game' },
        ],
      },
    },
  ];
  document.examples = [];
  const policy = compilePolicy(document).program!;
  const event = PlatformEvent.parse({
    ...{ id: 'e', type: 'session.started', time: '2026-11-24T09:00:00Z', actor: 'one' },
    surface: 'somebody wrote this',
  });
  const facts = { actor: { id: 'one', ageBand: '13-15' as const }, nowMs: 1_795_510_800_000 };
  assert.deepEqual(
    nearlyFired(policy, event, facts, [], readState(emptyState(), needs(policy, event, facts), 0)),
    [{ rule: 'prevent.open-text', lacking: 'event.surface == "game"', seen: { 'event.surface': null } }],
  );
});

test('no more than eight are named', () => {
  assert.ok(near('23plus', { connected: false }, ['secrecy', 'picture-request']).length <= 8);
});
