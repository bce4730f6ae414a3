import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision } from '@khong-mot-minh/contracts';
import { afterReversal } from '../../protection/after-reversal.ts';
import { withholdVisible } from './withhold-visible.ts';

const limit = { kind: 'restrict', account: 'a', bundle: 'suspicious-adult' } as const;
const decision = (tier: Decision['tier']): Decision => ({
  eventId: 'e',
  mode: 'live',
  outcome: 'hold',
  holdUntil: '2026-11-24T10:00:00Z',
  then: 'drop',
  tier,
  degraded: false,
  measures: [{ kind: 'blur', audience: 'target' }, limit, { kind: 'preserve' }],
  reasons: [],
  policy: 'vn@1',
});

for (const tier of [0, 1, 2, 3] as const)
  test(`a limit at tier ${tier} goes out with the decision`, () => {
    assert.deepEqual(withholdVisible(decision(tier)), { answer: decision(tier), withheld: [] });
  });

for (const tier of [4, 5] as const)
  test(`a limit at tier ${tier} waits; the message stays held and the evidence is kept`, () => {
    const { answer, withheld } = withholdVisible(decision(tier));
    assert.deepEqual(withheld, [limit]);
    assert.deepEqual(answer, {
      ...decision(tier),
      measures: [{ kind: 'blur', audience: 'target' }, { kind: 'preserve' }],
    });
  });

test('what was taken back is gone, and nothing else', () => {
  const before = decision(3);
  assert.equal(afterReversal(before, []), before);
  const held = afterReversal(before, [{ measure: 'hold', bundle: '' }]);
  assert.deepEqual([held.outcome, held.holdUntil, held.then], ['allow', undefined, undefined]);
  assert.deepEqual(held.measures, before.measures);
  const limited = afterReversal(before, [{ measure: 'restrict', bundle: 'suspicious-adult' }]);
  assert.deepEqual([limited.outcome, limited.measures.length], ['hold', 2]);
  assert.deepEqual(afterReversal(before, [{ measure: 'restrict', bundle: 'another' }]).measures.length, 3);
});
