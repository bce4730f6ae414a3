import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACT_CODES, type ActCode, actsWhere, type StepGroup } from '@khong-mot-minh/contracts/codes';
import fc from 'fast-check';
import { type PairState, pairAfter } from '../state/pair.ts';
import { noAfterStep } from './no-after-step.ts';
import { MOST_POINTS, runOfSteps, TOGETHER } from './run-of-steps.ts';

const contact = (acts: readonly ActCode[], weight = 0.6, from = 0): PairState | undefined =>
  acts.reduce<PairState | undefined>(
    (pair, act, i) =>
      pairAfter(pair, { atMs: i * 60_000, seq: from + i, found: [{ act, weight, start: 0, end: 5 }] }),
    undefined,
  );
const points = (...acts: ActCode[]): number => runOfSteps(contact(acts), undefined);

test('where, with whom and until when are asked by everybody and come to less than one point', () =>
  assert.ok(points('place-probe', 'alone-probe', 'deadline', 'place-probe') < 1));

test('a bond, a secret, another app and an ask come to a clear run', () =>
  assert.ok(points('flattery', 'exclusive-bond', 'move-to-other-app', 'secrecy', 'picture-request') >= 4.3));

test('an ask after a no weighs more than the same ask', () => {
  const pair = contact(['picture-request', 'pressure']);
  assert.ok(runOfSteps(pair, contact(['refusal'], 0.6, 1)) > runOfSteps(pair, undefined));
});

test('a fear that somebody came with is no answer to what is asked later', () => {
  const helper = contact(['alone-probe', 'payment-demand'], 0.6, 10);
  assert.equal(noAfterStep(helper, contact(['discomfort'], 0.6, 3)), 0);
  assert.ok(noAfterStep(helper, contact(['discomfort'], 0.6, 11)) >= 0.6);
  assert.equal(noAfterStep(contact(['flattery']), contact(['refusal'], 0.6, 5)), 0, 'praise is no step');
});

test('a further finding never takes points away, and there is an upper end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...ACT_CODES), { maxLength: 20 }),
      fc.constantFrom(...ACT_CODES),
      (acts, more) => {
        // The same message with and without a finding: time fades both alike.
        const before = contact(acts);
        const event = { atMs: 2_000_000, seq: 99 };
        const without = runOfSteps(pairAfter(before, { ...event, found: [] }), undefined);
        const found = [{ act: more, weight: 0.7, start: 0, end: 3 }];
        const withIt = runOfSteps(pairAfter(before, { ...event, found }), undefined);
        assert.ok(withIt >= without);
        assert.ok(withIt <= MOST_POINTS);
      },
    ),
  );
});

const actOf = (group: StepGroup): ActCode => {
  const own = actsWhere(
    ({ groups, points: worth }) => groups.length === 1 && groups[0] === group && worth > 0,
  )[0];
  return own ?? actsWhere(({ groups }) => groups.includes(group))[0]!;
};

for (const [one, other, worth] of TOGETHER)
  test(`a step of ${one} beside one of ${other} is worth more than both alone`, () => {
    assert.ok(worth > 0);
    const [a, b] = [actOf(one), actOf(other)];
    // In one message, so that time fades both alike.
    const both = pairAfter(undefined, {
      atMs: 0,
      seq: 0,
      found: [a, b].map((act) => ({ act, weight: 0.6, start: 0, end: 5 })),
    });
    assert.ok(runOfSteps(both, undefined) > points(a) + points(b) + 0.1, `${a} and ${b}`);
  });

test('no two kinds are worth as much together as a probe and a bond', () => {
  const most = Math.max(...TOGETHER.map(([, , worth]) => worth));
  assert.deepEqual(
    TOGETHER.filter(([, , worth]) => worth === most).map(([one, other]) => [one, other]),
    [['probe', 'bond']],
  );
});
