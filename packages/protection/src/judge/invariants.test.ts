import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgeBand } from '@khong-mot-minh/contracts';
import { ACT_CODES, OUTCOMES } from '@khong-mot-minh/contracts/codes';
import fc from 'fast-check';
import { platform, type Step } from '../../test/platform.ts';
import { vnPolicy } from '../../test/vn-policy.ts';
import { compilePolicy } from '../index.ts';

const program = vnPolicy();
/** `PROOF_SCALE=100` tries a hundred times as many. */
const scale = Number(process.env.PROOF_SCALE ?? 1);
const bands: AgeBand[] = ['under13', '13-15', '16-17', '18-22', '23plus'];

const signal = fc.record({
  act: fc.constantFrom(...ACT_CODES),
  weight: fc.double({ min: 0.2, max: 1, noNaN: true }),
  start: fc.integer({ min: 0, max: 40 }),
  end: fc.integer({ min: 41, max: 80 }),
});
const step = (actor: string, target: string): fc.Arbitrary<Step> =>
  fc.record({
    event: fc.record(
      {
        type: fc.constantFrom(
          'message.sent',
          'message.sent',
          'contact.requested',
          'payment.requested',
          'gift.sent',
          'call.started',
          'profile.viewed',
          'list.viewed',
        ),
        relation: fc.record({ connected: fc.boolean(), mutuals: fc.integer({ min: 0, max: 3 }) }),
        actor: fc.constant(actor),
        target: fc.constant(target),
        method: fc.constant('wallet'),
        call: fc.constant('k'),
        list: fc.constant('friends'),
      },
      { requiredKeys: ['type', 'actor', 'target', 'method', 'call', 'list'] },
    ),
    signals: fc.oneof(
      { weight: 9, arbitrary: fc.array(signal, { maxLength: 4 }) },
      { weight: 1, arbitrary: fc.constant('unavailable' as const) },
    ),
  }) as fc.Arbitrary<Step>;
const fixed = (found: Step): Step => ({
  ...found,
  event: {
    ...found.event,
    media: found.event.type === 'call.started' ? 'audio' : [{ kind: 'image' }, { kind: 'file' }],
  },
});
const talk = fc
  .array(fc.oneof(step('one', 'two'), step('one', 'two'), step('two', 'one')), {
    minLength: 1,
    maxLength: 12,
  })
  .map((steps) => steps.map(fixed));

const run = (steps: Step[], one: AgeBand, two: AgeBand, policy = program) => {
  const chat = platform(policy, { one, two });
  return steps.map((given) => chat.send(given));
};

test('a younger receiver never gets a laxer outcome or a lower tier', () => {
  fc.assert(
    fc.property(talk, fc.constantFrom(...bands), fc.nat(4), fc.nat(4), (steps, sender, a, b) => {
      const onlyOne = steps.filter(({ event }) => event.actor === 'one');
      const [younger, older] = [Math.min(a, b), Math.max(a, b)];
      const strict = run(onlyOne, sender, bands[younger]!);
      const lax = run(onlyOne, sender, bands[older]!);
      for (const [index, { decision }] of lax.entries()) {
        const mine = strict[index]!.decision;
        assert.ok(OUTCOMES.indexOf(mine.outcome) >= OUTCOMES.indexOf(decision.outcome));
        if (!mine.degraded) assert.ok(mine.tier >= decision.tier);
      }
    }),
    { numRuns: 150 * scale },
  );
});

test('an older sender is never freer', () => {
  fc.assert(
    fc.property(talk, fc.constantFrom(...bands), fc.nat(4), fc.nat(4), (steps, receiver, a, b) => {
      // Only what reaches out is compared: as viewers the younger are the better protected.
      const onlyOne = steps.filter(({ event }) => event.actor === 'one');
      const withoutSelf = onlyOne.map((given) => ({
        ...given,
        signals:
          given.signals === 'unavailable'
            ? given.signals
            : given.signals.filter(({ act }) => act !== 'self-danger'),
      }));
      const older = run(withoutSelf, bands[Math.max(a, b)]!, receiver);
      const younger = run(withoutSelf, bands[Math.min(a, b)]!, receiver);
      for (const [index, { decision }] of younger.entries()) {
        const mine = older[index]!.decision;
        if (decision.degraded || mine.degraded) continue;
        assert.ok(OUTCOMES.indexOf(mine.outcome) >= OUTCOMES.indexOf(decision.outcome));
        assert.ok(mine.tier >= decision.tier);
      }
    }),
    { numRuns: 150 * scale },
  );
});

test('an unknown band is protected like 13–15 and reaches out like an adult', () => {
  fc.assert(
    fc.property(talk, (steps) => {
      const onlyOne = steps.filter(({ event }) => event.actor === 'one');
      const asUnknown = run(onlyOne, '23plus', 'unknown').map(({ decision }) => decision);
      assert.deepEqual(
        asUnknown,
        run(onlyOne, '23plus', '13-15').map(({ decision }) => decision),
      );
    }),
    { numRuns: 40 * scale },
  );
});

test('the order of findings, media and rules never changes a decision', () => {
  const turned = structuredClone(program.document);
  turned.rules.reverse();
  turned.signals.reverse();
  for (const rule of turned.rules) rule.kinds.reverse();
  const other = compilePolicy(turned).program!;
  fc.assert(
    fc.property(talk, (steps) => {
      const reversed = steps.map(({ event, signals }) => ({
        event: {
          ...Object.fromEntries(Object.entries(event).reverse()),
          media: Array.isArray(event.media) ? [...event.media].reverse() : event.media,
        },
        signals: signals === 'unavailable' ? signals : [...signals].reverse(),
      }));
      assert.deepEqual(run(reversed, '23plus', '13-15', other), run(steps, '23plus', '13-15'));
    }),
    { numRuns: 80 * scale },
  );
});

test('a decision never depends on what comes after it', () => {
  fc.assert(
    fc.property(talk, fc.nat(), (steps, at) => {
      const cut = at % steps.length;
      const prefix = run(steps.slice(0, cut), '23plus', '13-15');
      assert.deepEqual(prefix, run(steps, '23plus', '13-15').slice(0, cut));
    }),
    { numRuns: 60 * scale },
  );
});

test('tier 2 cites something, tier 3 cites two coercive acts or a threat, prevention stays at 1', () => {
  fc.assert(
    fc.property(talk, fc.constantFrom(...bands), fc.constantFrom(...bands), (steps, one, two) => {
      for (const { decision } of run(steps, one, two)) {
        const cited = new Set(
          decision.reasons.flatMap(({ signals }) =>
            signals.flatMap(({ evidence }) => evidence.map(({ concept }) => concept)),
          ),
        );
        if (decision.tier >= 2) assert.ok(cited.size > 0);
        if (decision.tier >= 3)
          assert.ok(cited.size > 1 || cited.has('threat-to-tell') || cited.has('ransom-to-family'));
        if (decision.reasons.every(({ layer }) => layer === 'prevent')) assert.ok(decision.tier <= 1);
        if (decision.outcome === 'allow' && decision.reasons.length === 0) assert.equal(decision.tier, 0);
      }
    }),
    { numRuns: 100 * scale },
  );
});

test('age and contact pattern alone never pass tier 1', () => {
  const silent = talk.map((steps) =>
    steps
      // A block, a report, a demand for money and a gift are deeds, not patterns.
      .filter(({ event }) => event.type !== 'payment.requested' && event.type !== 'gift.sent')
      .map(({ event }) => ({ event, signals: [] })),
  );
  fc.assert(
    fc.property(silent, fc.constantFrom(...bands), fc.constantFrom(...bands), (steps, one, two) => {
      for (const { decision, caseRequest } of run(steps, one, two)) {
        assert.ok(decision.tier <= 1);
        assert.equal(caseRequest, undefined);
      }
    }),
    { numRuns: 150 * scale },
  );
});

test('a rule of tier 5 that rests on age and contacts alone counts 1', () => {
  const document = structuredClone(program.document);
  const [first] = document.rules;
  document.rules = [
    {
      ...first!,
      id: 'control.too-sure',
      layer: 'control',
      tier: 5,
      category: 'GROOMING',
      outcome: 'allow',
      signals: ['S02', 'S03', 'S04'],
      when: {
        all: [
          { field: 'receiver.band', op: 'atMost', value: '16-17' },
          { field: 'sender.band', op: 'atLeast', value: '18-22' },
          { field: 'actor.newMinorContacts7d', op: 'gte', value: 0 },
        ],
      },
    },
  ];
  document.examples = [];
  const policy = compilePolicy(document).program!;
  const [verdict] = run(
    [{ event: { ...message, relation: { connected: false } }, signals: [] }],
    '23plus',
    '13-15',
    policy,
  );
  assert.equal(verdict!.decision.tier, 1);
});

const message = { type: 'message.sent', actor: 'one', target: 'two' };
