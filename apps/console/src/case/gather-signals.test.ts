import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reason, Signal } from '@khong-mot-minh/contracts';
import { gatherSignals } from './gather-signals.ts';

const cited = (eventId: string, start: number) => ({ eventId, start, end: start + 4, concept: 'secrecy' });
const reason = (rule: string, signals: Signal[]): Reason => ({
  rule,
  layer: 'control',
  basis: [],
  statement: { vi: 'Vì sao.', en: 'Why.' },
  signals,
});

test('a signal that two rules cite stands once, with its greatest weight and every place', () => {
  const reasons = [
    reason('one', [{ id: 'S08', weight: 0.4, evidence: [cited('e-1', 2)] }]),
    reason('two', [
      { id: 'S08', weight: 0.6, evidence: [cited('e-1', 2), cited('e-2', 0)] },
      { id: 'S10', weight: 0.9, evidence: [] },
    ]),
  ];
  assert.deepEqual(gatherSignals(reasons), [
    { id: 'S10', weight: 0.9, evidence: [] },
    { id: 'S08', weight: 0.6, evidence: [cited('e-1', 2), cited('e-2', 0)] },
  ]);
});

test('reasons without signals give none', () => {
  assert.deepEqual(gatherSignals([reason('one', [])]), []);
});
