import assert from 'node:assert/strict';
import test from 'node:test';
import type { Decision } from '@khong-mot-minh/contracts';
import type { NearlyFired } from '@khong-mot-minh/protection';
import { judgementAt, judgementsText, layerCounts } from './journalled-judgements.ts';
import { plainAllow } from './judge-batch.ts';
import type { Judgement } from './platform-memory.ts';

const near = (rule: string): NearlyFired => ({
  rule,
  lacking: 'act["secrecy"] >= 0.4',
  seen: { 'act.secrecy': 0 },
});
const shared = near('control.one');
const explanation = { undecided: [], shadow: [] };
const answer = plainAllow('e-1', 'live', 'vn@1');
const judgements: Record<number, Judgement> = {
  0: { decision: answer, explanation, nearly: [shared, near('control.two')] },
  7: { decision: plainAllow('e-2', 'live', 'vn@1'), would: answer, explanation, nearly: [shared] },
  9: { decision: plainAllow('e-3', 'live', 'vn@1'), explanation },
};

test('what a batch decided comes back as it was, and a shared rule stands once', () => {
  const text = judgementsText(judgements);
  assert.equal(text.split('control.one').length, 2);
  const read: unknown = JSON.parse(text);
  for (const index of [0, 7, 9]) assert.deepEqual(judgementAt(read, index), judgements[index]);
  assert.equal(judgementAt(read, 3), undefined);
});

test('what was written before, each rule in its place, reads the same', () => {
  const read: unknown = JSON.parse(JSON.stringify(judgements));
  for (const index of [0, 7, 9]) assert.deepEqual(judgementAt(read, index), judgements[index]);
  assert.equal(judgementAt({}, 0), undefined);
});

test('a decision with reasons counts once, as control where any reason is of it', () => {
  // `as`: only the layer of a reason is counted.
  const withLayers = (...layers: string[]) =>
    ({ ...answer, reasons: layers.map((layer) => ({ layer })) }) as unknown as Decision;
  const kept = [withLayers(), withLayers('prevent'), withLayers('prevent', 'control'), withLayers('control')];
  const counted = layerCounts(Object.fromEntries(kept.map((decision, i) => [i, { decision, explanation }])));
  assert.deepEqual(counted, { prevent: 1, control: 2 });
});
