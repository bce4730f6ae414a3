import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlatformEvent } from '@khong-mot-minh/contracts';
import { pairAfter } from '../state/pair.ts';
import { pairKey, type Reads } from '../state/protection-state.ts';
import { fieldsWith } from './fields.ts';
import { gather } from './gather.ts';

const NOW_MS = 1_795_510_800_000;
const event: PlatformEvent = {
  ...{ id: 'e', type: 'message.sent', time: '2026-11-24T09:00:00Z', actor: 'a', target: 'b' },
  ...{ conversation: 'c', text: '…' },
};
const facts = {
  actor: { id: 'a', ageBand: '23plus' as const },
  target: { id: 'b', ageBand: '13-15' as const },
  nowMs: NOW_MS,
};

/** What the fields say of a contact in which one act was found as surely as given, in the message before. */
function counted(weight: number): [unknown, unknown] {
  const pair = pairAfter(undefined, {
    atMs: NOW_MS,
    seq: 1,
    found: [{ act: 'secrecy', weight, start: 0, end: 4 }],
  });
  const windows: Reads['windows'] = new Map();
  const reads: Reads = {
    pairs: new Map([[pairKey('a', 'b'), pair]]),
    windows,
    cases: new Map(),
    eventSeq: 2,
    eventIds: {},
  };
  const { context } = gather(event, facts, [], reads);
  const fields = fieldsWith({});
  return [fields.get('pair.coercive')?.read(context), fields.get('pair.stages')?.read(context)];
}

test('evidence of an act counts as said from three tenths on, for what pushes and for how far a contact has come', () => {
  assert.deepEqual(counted(0.32), [1, 1]);
  assert.deepEqual(counted(0.28), [0, 0]);
  assert.deepEqual(counted(0.15), [0, 0]);
});
