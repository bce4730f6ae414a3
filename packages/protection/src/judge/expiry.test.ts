import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlatformEvent, type PolicyDocument } from '@khong-mot-minh/contracts';
import { vnPolicy } from '../../test/vn-policy.ts';
import { compilePolicy, decide, emptyState, nearlyFired, needs, readState } from '../index.ts';
import { dayOf, isoTime } from '../iso-time.ts';

const RULE = 'prevent.live-by-minor';
const expiring = (expiry: string) => {
  const document: PolicyDocument = structuredClone(vnPolicy().document);
  for (const rule of document.rules) if (rule.id === RULE) rule.expiry = expiry;
  return compilePolicy(document).program!;
};
const outcome = (expiry: string, time: string) => {
  const program = expiring(expiry);
  const event = PlatformEvent.parse({ id: 'e', type: 'live.started', time, actor: 'teen' });
  const facts = { actor: { id: 'teen', ageBand: '13-15' as const }, nowMs: Date.parse(time) };
  const reads = readState(emptyState(), needs(program, event, facts), 0);
  assert.deepEqual(nearlyFired(program, event, facts, [], reads), []);
  return decide(program, event, facts, [], reads).decision.outcome;
};

for (const { time, want } of [
  { time: '2026-11-24T23:59:59.999Z', want: 'block' },
  { time: '2026-11-25T00:00:00Z', want: 'allow' },
  // The event's own time decides, so a replay years later gives the same.
  { time: '2019-01-01T00:00:00Z', want: 'block' },
])
  test(`a rule with expiry 2026-11-24 at ${time}: ${want}`, () =>
    assert.equal(outcome('2026-11-24', time), want));

test('days are counted as the calendar does', () => {
  for (let day = -200_000; day < 200_000; day += 37) {
    const [date = ''] = isoTime(day * 86_400_000).split('T');
    assert.equal(dayOf(date), day * 86_400_000);
  }
});
