import assert from 'node:assert/strict';
import test from 'node:test';
import type { PlatformEvent } from '@khong-mot-minh/contracts';
import { createVault } from '../../secrets.ts';
import { packInputs, unpackInputs } from './batch-inputs.ts';
import { packReplays, unpackReplays } from './batch-replays.ts';
import { createPseudonyms, pseudonymous } from './pseudonymous.ts';

const vault = createVault({ server: new Uint8Array(32).fill(1), receiptPepper: new Uint8Array(32) });
const name = createPseudonyms(vault, 'org-1');
const time = '2026-11-24T09:00:00.000Z';
const events: PlatformEvent[] = [
  {
    type: 'message.sent',
    id: 'secret-event',
    time,
    actor: 'secret-a',
    target: 'secret-b',
    conversation: 'secret-c',
    text: 'secret words',
    media: [{ kind: 'image', pdq: 'a'.repeat(64), score: 0.5 }],
  },
  { type: 'search.performed', id: 'secret-event', time, actor: 'secret-a', query: 'secret words' },
  {
    type: 'account.reported',
    id: 'secret-e',
    time,
    actor: 'secret-a',
    target: 'secret-b',
    category: 'secret words',
  },
  { type: 'settings.changed', id: 'secret-e', time, actor: 'secret-a', key: 'k', value: 'secret words' },
  { type: 'session.started', id: 'secret-e', time, actor: 'secret-a', surface: 'app', game: 'secret-game' },
  {
    type: 'content.posted',
    id: 'secret-e',
    time,
    actor: 'secret-a',
    content: 'secret-p',
    text: 'secret words',
    towards: { target: 'secret-b', how: 'tag' },
  },
];

test('a recorded event keeps no id, no word and no hash of a picture', () => {
  for (const event of events) {
    const told = JSON.stringify(pseudonymous(event, name));
    assert.ok(!told.includes('secret') && !told.includes('aaaa'), told);
  }
});

test('one id has one name in one organisation, and another elsewhere', () => {
  assert.equal(name('a'), createPseudonyms(vault, 'org-1')('a'));
  assert.notEqual(name('a'), createPseudonyms(vault, 'org-2')('a'));
});

test('inputs come back as they were recorded', () => {
  const people = [
    { id: 'p', ageBand: '13-15' as const, createdAtMs: 5 },
    { id: 'q', ageBand: 'unknown' as const, restricted: true },
  ];
  const inputs = events.map((event, i) => ({
    event: pseudonymous(event, name),
    facts: {
      actor: people[0]!,
      target: i % 2 ? undefined : people[1]!,
      nowMs: Date.parse(time),
      ...(i === 0 && { pictures: [0.4] }),
    },
    signals: i ? [{ act: 'secrecy', weight: 0.7, start: 1, end: 4 }] : ('unavailable' as const),
  }));
  assert.deepEqual(
    unpackInputs(packInputs(inputs)),
    JSON.parse(JSON.stringify(inputs)).map((one: object, i: number) => ({
      ...one,
      facts: { ...inputs[i]!.facts },
    })),
  );
});

test('replays keep maps and absent members', () => {
  const replay = {
    index: 3,
    event: events[0]!,
    facts: {
      actor: { id: 'a', ageBand: 'unknown' as const, country: undefined },
      target: undefined,
      nowMs: 1,
    },
    signals: [],
    reads: {
      pairs: new Map(),
      windows: new Map([['a', {}]]),
      cases: new Map(),
      eventSeq: 9,
      eventIds: { 4: 'e' },
    },
    caseId: undefined,
    answerHash: 'h',
  };
  assert.deepEqual(unpackReplays(packReplays([replay])), [replay]);
});
