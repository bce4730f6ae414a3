import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ACT_CODES,
  ACTS,
  type ActCode,
  type ActRow,
  actIndex,
  actsWhere,
  isActCode,
  STAGES,
  STEP_GROUPS,
} from './acts.ts';

test('the order is the one of stored pairs', () => {
  assert.deepEqual(ACT_CODES.slice(0, 3), ['age-probe', 'place-probe', 'alone-probe']);
  assert.deepEqual(ACT_CODES.slice(22), ['refusal', 'discomfort', 'self-danger']);
  assert.equal(ACT_CODES.length, 25);
  assert.equal(actIndex('age-probe'), 0);
});

test('a word of no act has no place, whatever objects know by that name', () => {
  for (const word of ['', 'toString', '__proto__', 'Secrecy']) {
    assert.equal(actIndex(word), undefined);
    assert.equal(isActCode(word), false);
  }
});

test('what a young person says serves no step, is no harm and earns no points', () => {
  const own = actsWhere(({ speaker }) => speaker === 'young-person');
  assert.deepEqual(own, ['refusal', 'discomfort', 'self-danger']);
  for (const act of own) {
    const { stage, groups, points, coercive, refusable, harm } = ACTS[act];
    assert.deepEqual(
      [stage, groups, points, coercive, refusable, harm],
      [undefined, [], 0, false, false, false],
    );
  }
});

test('every other act serves a stage and a group, and each of these has acts', () => {
  for (const act of actsWhere(({ speaker }) => speaker === 'contact')) {
    assert.ok(ACTS[act].stage, act);
    assert.ok(ACTS[act].groups.length > 0, act);
  }
  for (const stage of STAGES) assert.ok(actsWhere((row) => row.stage === stage).length > 1, stage);
  for (const group of STEP_GROUPS)
    assert.ok(actsWhere(({ groups }) => groups.includes(group)).length > 1, group);
});

test('a threat that names an audience pushes, is harm and goes with a demand', () => {
  assert.deepEqual(
    actsWhere(({ namesAudience }) => namesAudience),
    ['threat-to-tell', 'ransom-to-family'],
  );
  for (const act of actsWhere(({ namesAudience }) => namesAudience)) {
    assert.ok(ACTS[act].coercive && ACTS[act].harm);
    assert.equal(ACTS[act].coOccurs, 'threat');
  }
});

/** Written by hand and the other way round than the table: which acts a word about them is true of. */
const MEANT: readonly { what: string; holds(row: ActRow): boolean; acts: string }[] = [
  {
    what: 'pushes',
    holds: ({ coercive }) => coercive,
    acts: `secrecy delete-chat picture-request meet-alone payment-demand credential-request pressure threat-to-tell
      deadline authority-claim legal-threat relocate stay-on-call ransom-to-family`,
  },
  {
    what: 'can be said no to',
    holds: ({ refusable }) => refusable,
    acts: `alone-probe secrecy delete-chat move-to-other-app disappearing-mode picture-request meet-alone payment-demand
      credential-request pressure threat-to-tell legal-threat relocate stay-on-call`,
  },
  { what: 'is a no', holds: ({ refuses }) => refuses, acts: 'refusal discomfort' },
  {
    what: 'is harm already',
    holds: ({ harm }) => harm,
    acts: `picture-request meet-alone payment-demand credential-request threat-to-tell legal-threat relocate
      ransom-to-family`,
  },
  { what: 'probes', holds: ({ stage }) => stage === 'probe', acts: 'age-probe place-probe alone-probe' },
  { what: 'bonds', holds: ({ stage }) => stage === 'bond', acts: 'flattery exclusive-bond gift-offer' },
  {
    what: 'isolates',
    holds: ({ stage }) => stage === 'isolate',
    acts: 'secrecy delete-chat move-to-other-app disappearing-mode',
  },
  {
    what: 'asks',
    holds: ({ stage }) => stage === 'ask',
    acts: 'picture-request meet-alone payment-demand credential-request',
  },
  {
    what: 'coerces',
    holds: ({ stage }) => stage === 'coerce',
    acts: 'pressure threat-to-tell deadline legal-threat ransom-to-family',
  },
  {
    what: 'controls',
    holds: ({ stage }) => stage === 'control',
    acts: 'authority-claim relocate stay-on-call',
  },
  {
    what: 'hides what is said',
    holds: ({ groups }) => groups.includes('hide'),
    acts: 'secrecy delete-chat disappearing-mode',
  },
  {
    what: 'leads away',
    holds: ({ groups }) => groups.includes('leave'),
    acts: 'move-to-other-app disappearing-mode',
  },
  { what: 'presses', holds: ({ groups }) => groups.includes('press'), acts: 'pressure deadline' },
  {
    what: 'is a demand beside a threat',
    holds: ({ coOccurs }) => coOccurs === 'demand',
    acts: 'secrecy picture-request payment-demand credential-request pressure deadline',
  },
];
for (const { what, holds, acts } of MEANT)
  test(`what ${what} is what was meant`, () => assert.deepEqual(actsWhere(holds), acts.split(/\s+/)));

/** As docs/decisions/0015 fitted them. */
const POINTS: readonly [number, string][] = [
  [2.5, 'flattery'],
  [2.1, 'gift-offer'],
  [2, 'secrecy'],
  [1.9, 'payment-demand'],
  [1.8, 'age-probe exclusive-bond'],
  [1.6, 'move-to-other-app authority-claim'],
  [1.5, 'pressure threat-to-tell'],
  [1.4, 'credential-request legal-threat'],
  [1.3, 'picture-request ransom-to-family'],
  [1, 'relocate'],
  [0.9, 'disappearing-mode meet-alone'],
  [0.7, 'alone-probe delete-chat stay-on-call'],
  [0, 'place-probe deadline refusal discomfort self-danger'],
];
test('acts earn the points that were fitted', () =>
  assert.deepEqual(
    Object.fromEntries(ACT_CODES.map((act) => [act, ACTS[act].points])),
    // The cast is true: a word that is no act would make the two differ.
    Object.fromEntries(
      POINTS.flatMap(([points, acts]) => acts.split(' ').map((act) => [act as ActCode, points])),
    ),
  ));

/** A telling is answered sooner than a proposal: an idea for a lesson names what it warns of. */
const OWN_DANGER: readonly [told: number, proposed: number, acts: string][] = [
  [0.5, 0.5, 'self-danger discomfort'],
  [0.5, 0.6, 'threat-to-tell'],
  [0.5, 0.8, 'picture-request meet-alone payment-demand legal-threat relocate stay-on-call ransom-to-family'],
  [0.6, 0.9, 'secrecy pressure'],
];
test('what in an idea tells of own danger is what was meant', () => {
  const meant = OWN_DANGER.flatMap(([told, proposed, acts]) =>
    acts.split(' ').map((act) => [act, { told, proposed }] as const),
  );
  const known = actsWhere(({ ownDanger }) => ownDanger !== undefined).map((act) => [
    act,
    ACTS[act].ownDanger,
  ]);
  assert.deepEqual(Object.fromEntries(known), Object.fromEntries(meant));
});

test('the model has a head for every act of a contact, and for none of a young person', () =>
  assert.deepEqual(
    actsWhere(({ learned }) => learned),
    ACT_CODES.slice(0, 22),
  ));
