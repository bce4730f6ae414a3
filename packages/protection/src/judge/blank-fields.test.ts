import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlatformEvent } from '@khong-mot-minh/contracts';
import type { Signals } from '../facts.ts';
import { pairAfter } from '../state/pair.ts';
import { pairKey, type Reads } from '../state/protection-state.ts';
import { fieldsWith } from './fields.ts';
import { gather } from './gather.ts';

const NOW_MS = 1_795_510_800_000;
const facts = {
  actor: { id: 'a', ageBand: '23plus' as const },
  target: { id: 'b', ageBand: '13-15' as const },
  nowMs: NOW_MS,
};
const said = [{ act: 'secrecy', weight: 0.8, start: 0, end: 4 }];
const told = pairAfter(undefined, {
  atMs: NOW_MS,
  seq: 1,
  found: [{ act: 'secrecy', weight: 0.8, start: 0, end: 4 }],
});
const reads = (pairs: Reads['pairs']): Reads => ({
  pairs,
  windows: new Map(),
  cases: new Map(),
  eventSeq: 2,
  eventIds: {},
});

type Case = {
  name: string;
  signals: Signals;
  reads: Reads | 'unavailable';
  media?: { kind: 'image' }[];
  textService?: 'unavailable';
};
const cases: Case[] = [
  { name: 'nothing at all', signals: [], reads: reads(new Map()) },
  { name: 'a finding', signals: said, reads: reads(new Map()) },
  { name: 'evidence', signals: [], reads: reads(new Map([[pairKey('a', 'b'), told]])) },
  { name: 'evidence of the other side', signals: [], reads: reads(new Map([[pairKey('b', 'a'), told]])) },
  { name: 'a picture', signals: [], reads: reads(new Map()), media: [{ kind: 'image' }] },
  {
    name: 'a mark of the platform',
    signals: [{ act: 'term.scam', weight: 0.5, start: 0, end: 4 }],
    reads: reads(new Map()),
  },
  { name: 'a text service that is out', signals: [], reads: reads(new Map()), textService: 'unavailable' },
  { name: 'a detector that is out', signals: 'unavailable', reads: reads(new Map()) },
  { name: 'a state that is out', signals: [], reads: 'unavailable' },
];
for (const { name, signals, reads, media, textService } of cases) {
  test(`with ${name}, a field that says to be blank is 0`, () => {
    const event: PlatformEvent = {
      ...{ id: 'e', type: 'message.sent', time: '2026-11-24T09:00:00Z', actor: 'a', target: 'b' },
      ...{ conversation: 'c', text: '…', ...(media && { media }) },
    };
    const { context } = gather(event, { ...facts, ...(textService && { textService }) }, signals, reads);
    const blank = [...fieldsWith({}).values()].filter((field) => field.blank?.(context));
    for (const field of blank) assert.equal(field.read(context), 0, field.name);
    if (name === 'nothing at all') assert.ok(blank.length > 60, `${blank.length} fields`);
  });
}
