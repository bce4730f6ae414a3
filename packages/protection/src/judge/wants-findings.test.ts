import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AgeBand, PlatformEvent } from '@khong-mot-minh/contracts';
import fc from 'fast-check';
import { platform, says } from '../../test/platform.ts';
import { vnPolicy } from '../../test/vn-policy.ts';
import { ACTS, type AccountFacts, type CompiledPolicy, compilePolicy, wantsFindings } from '../index.ts';

const whole = vnPolicy();
/** Without the one rule that watches over parents, who may be of any age. */
const without = structuredClone(whole.document);
without.rules = without.rules.filter(({ id }) => id !== 'control.family-ransom');
without.examples = [];
const program = compilePolicy(without).program!;
const bands: AgeBand[] = ['under13', '13-15', '16-17', '18-22', '23plus', 'unknown'];
const wants = (one: AccountFacts, two: AccountFacts, policy: CompiledPolicy = program) => {
  const event = PlatformEvent.parse({
    ...{ id: 'e', type: 'message.sent', time: '2026-11-24T09:00:00Z', conversation: 'c', text: '…' },
    ...{ actor: 'one', target: 'two' },
  });
  return wantsFindings(policy, event, { actor: one, target: two, nowMs: 0 });
};

test('a text is looked at wherever a young person is on either side, and not between two adults', () => {
  for (const one of bands)
    for (const two of bands) {
      const want = !(one === '23plus' && two === '23plus');
      assert.equal(wants({ id: 'one', ageBand: one }, { id: 'two', ageBand: two }), want, `${one} ${two}`);
    }
});

test('one rule for people of any age is enough to look at every text', () => {
  const adult = { id: 'one', ageBand: '23plus' as const };
  assert.ok(wants(adult, adult, whole));
});

test('an adult who may be younger, or who set something for themselves, is looked at', () => {
  const adult = { id: 'two', ageBand: '23plus' as const };
  const claims = { ...adult, ageSources: [{ source: 'claimed' as const, band: '16-17' as const }] };
  assert.ok(wants(claims, adult));
  assert.ok(wants(adult, { ...adult, protections: { 'dm.link_to_other_app': 'hold' } }));
});

test('a search by anybody is looked at, because help may be needed', () => {
  const event = PlatformEvent.parse({
    ...{ id: 'e', type: 'search.performed', time: '2026-11-24T09:00:00Z', actor: 'one', query: '…' },
  });
  assert.ok(wantsFindings(program, event, { actor: { id: 'one', ageBand: '23plus' }, nowMs: 0 }));
});

test('where a text is not looked at, what stands in it would have changed no decision', () => {
  const talk = fc.array(fc.tuple(fc.boolean(), fc.subarray([...ACTS]), fc.boolean()), { maxLength: 12 });
  fc.assert(
    fc.property(talk, (steps) => {
      const decisions = (found: boolean) => {
        const chat = platform(program, { one: '23plus', two: '23plus' });
        return steps.map(([turned, acts, connected]) => {
          const [from, to] = turned ? ['two', 'one'] : ['one', 'two'];
          return chat.send(says(from, to, found ? acts : [], { relation: { connected } })).decision;
        });
      };
      assert.deepEqual(decisions(false), decisions(true));
    }),
    { numRuns: 60 },
  );
});
