import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decision, PlatformEvent } from '@khong-mot-minh/contracts';
import { platform, type Step, says } from '../../test/platform.ts';
import { vnPolicy } from '../../test/vn-policy.ts';
import { asShadow, decide } from '../index.ts';

const program = vnPolicy();
const accounts = {
  adult: '23plus',
  teen: '13-15',
  child: 'under13',
  peer: '13-15',
  student: '18-22',
} as const;
const run = (steps: Step[], bands: Parameters<typeof platform>[1] = accounts) => {
  const chat = platform(program, bands);
  return steps.map((step) => chat.send(step));
};
const connected = { relation: { connected: true } };

for (const { name, more, outcome, last: atLast } of [
  { name: 'unconnected', more: {}, outcome: 'block', last: 'block' },
  // The urgent message waits for the young person; until then they hear by notice what it is.
  { name: 'connected', more: connected, outcome: 'allow', last: 'hold' },
]) {
  test(`the extortion run climbs to an urgent case (${name})`, () => {
    const verdicts = run(
      [[], ['move-to-other-app'], ['secrecy'], ['threat-to-tell'], ['payment-demand']].map((acts) =>
        says('adult', 'teen', acts, more),
      ),
    );
    const decisions = verdicts.map(({ decision }) => decision);
    assert.deepEqual(
      decisions.map(({ tier }) => tier),
      [outcome === 'block' ? 1 : 0, 1, 2, 3, 4],
    );
    for (const decision of decisions) {
      assert.equal(decision.outcome, decision === decisions.at(-1) ? atLast : outcome);
      assert.deepEqual(Decision.parse(decision), decision);
    }
    assert.deepEqual(
      verdicts.map(
        ({ caseRequest }) => caseRequest && [caseRequest.open, caseRequest.raise, caseRequest.urgent],
      ),
      [undefined, undefined, undefined, [true, false, false], [false, true, true]],
    );
    const last = decisions.at(-1)!;
    const extortion = last.reasons.find(({ rule }) => rule === 'control.sextortion')!;
    const cited = extortion.signals.flatMap(({ evidence }) =>
      evidence.map(({ eventId, concept }) => `${eventId} ${concept}`),
    );
    assert.ok(cited.includes('e-3 threat-to-tell') && cited.includes('e-4 payment-demand'));
    const notices = last.measures.filter((measure) => measure.kind === 'notice');
    assert.ok(notices.every(({ text }) => text.vi !== '' && text.en !== ''));
    assert.ok(last.measures.some(({ kind }) => kind === 'case'));
  });
}

test('the first message of an unconnected adult is blocked at tier 1, with notice and basis', () => {
  const [verdict] = run([says('adult', 'teen', [])]);
  const { outcome, tier, reasons, measures } = verdict!.decision;
  assert.deepEqual([outcome, tier], ['block', 1]);
  assert.ok(
    reasons.some(
      ({ rule, basis }) => rule === 'prevent.adult-writes-to-unconnected-minor' && basis.length > 0,
    ),
  );
  assert.equal(measures[0]?.kind, 'notice');
});

test('money before the threat reaches tier 4 at the threat', () => {
  const tiers = run(
    [['secrecy'], ['payment-demand'], ['threat-to-tell']].map((acts) =>
      says('adult', 'teen', acts, connected),
    ),
  ).map(({ decision }) => decision.tier);
  assert.deepEqual(tiers, [1, 2, 4]);
});

test('words of self-danger beside the run go to tier 5, in the case of the one who threatens', () => {
  const verdicts = run([
    says('adult', 'teen', ['secrecy'], connected),
    says('adult', 'teen', ['threat-to-tell', 'payment-demand'], connected),
    says('teen', 'adult', ['self-danger'], connected),
  ]);
  const last = verdicts.at(-1)!;
  assert.equal(last.decision.tier, 5);
  assert.equal(last.caseRequest?.subject, 'adult');
  assert.equal(last.caseRequest?.affectedChild, 'teen');
  assert.deepEqual([last.caseRequest?.open, last.caseRequest?.raise], [false, true]);
  assert.ok(
    last.decision.measures.some((measure) => measure.kind === 'restrict' && measure.account === 'adult'),
  );
});

test('single steps of a connected adult stay at tier 1', () => {
  for (const act of [
    'move-to-other-app',
    'secrecy',
    'picture-request',
    'payment-demand',
    'gift-offer',
    'meet-alone',
    'alone-probe',
    'deadline',
  ]) {
    const [verdict] = run([says('adult', 'teen', [act], connected)]);
    assert.ok(verdict!.decision.tier <= 1, act);
  }
});

test('a young account is never put under the bundle for adults', () => {
  const verdicts = run(
    [['move-to-other-app'], ['secrecy'], ['threat-to-tell']].map((acts) => says('peer', 'teen', acts)),
  );
  const { decision, caseRequest } = verdicts.at(-1)!;
  assert.equal(decision.tier, 3);
  assert.deepEqual(
    [caseRequest?.category, caseRequest?.peerCategory],
    ['SEXTORTION', 'BULLYING'],
    'a reviewer confirms first that both are minors',
  );
  assert.ok(decision.measures.every(({ kind }) => kind !== 'restrict'));
});

test('contact pattern alone never passes tier 1', () => {
  const steps = Array.from({ length: 30 }, (_, i) => says('adult', `m${i}`, []));
  for (const { decision } of run(steps, { adult: '23plus' })) assert.ok(decision.tier <= 1);
});

const outages: { name: string; step: Step; want: [string, boolean] }[] = [
  {
    name: 'a first contact waits',
    step: { ...says('peer', 'teen', []), signals: 'unavailable' },
    want: ['hold', true],
  },
  {
    name: 'mutual contacts go on talking',
    step: { ...says('peer', 'teen', [], connected), signals: 'unavailable' },
    want: ['allow', true],
  },
  {
    name: 'a picture waits, even between mutual contacts',
    step: {
      ...says('peer', 'teen', [], { ...connected, media: [{ kind: 'image' }] }),
      signals: 'unavailable',
    },
    want: ['hold', true],
  },
  {
    name: 'a blocked contact stays blocked',
    step: { ...says('adult', 'teen', []), signals: 'unavailable' },
    want: ['block', true],
  },
  {
    name: 'a message without text needs no detector',
    step: { ...says('peer', 'teen', [], { ...connected, text: '' }), signals: 'unavailable' },
    want: ['allow', false],
  },
];
for (const { name, step, want } of outages) {
  test(`while the detector is out: ${name}`, () => {
    const [verdict] = run([step]);
    const { outcome, degraded, holdUntil, then } = verdict!.decision;
    assert.deepEqual([outcome, degraded], want);
    assert.equal(holdUntil !== undefined && then !== undefined, outcome === 'hold');
    if (degraded) assert.deepEqual(verdict!.writes, []);
  });
}

test('a field that the platform never sends is named in the explanation', () => {
  const [verdict] = run([says('peer', 'teen', ['secrecy'], { relation: undefined })]);
  const open = verdict!.explanation.undecided.find(({ rule }) => rule === 'control.secrecy');
  assert.deepEqual(open?.missing, ['relation.connected']);
});

test('in shadow every answer is a plain allow', () => {
  const [verdict] = run([says('adult', 'teen', [])]);
  const { outcome, tier, mode, measures, reasons } = asShadow(verdict!.decision);
  assert.deepEqual(
    { outcome, tier, mode, measures, reasons },
    { outcome: 'allow', tier: 0, mode: 'shadow', measures: [], reasons: [] },
  );
});

for (const { name, relation, want } of [
  { name: 'a first contact waits', relation: { connected: false }, want: ['hold', true] },
  { name: 'mutual contacts go on talking', relation: { connected: true }, want: ['allow', true] },
] as const) {
  test(`while the state is out: ${name}`, () => {
    const event = PlatformEvent.parse({
      ...{ id: 'e', type: 'message.sent', time: '2026-11-24T09:00:00Z', conversation: 'c', text: '…' },
      ...{ actor: 'peer', target: 'teen', relation },
    });
    const facts = {
      actor: { id: 'peer', ageBand: '13-15' as const },
      target: { id: 'teen', ageBand: '13-15' as const },
      nowMs: 1_795_510_800_000,
    };
    const threat = [{ act: 'threat-to-tell', weight: 0.9, start: 0, end: 1 }];
    const { decision, writes } = decide(program, event, facts, threat, 'unavailable');
    assert.deepEqual([decision.outcome, decision.degraded], want);
    assert.deepEqual(writes, []);
    assert.ok(decision.reasons.some(({ rule }) => rule === 'control.threat'));
  });
}
