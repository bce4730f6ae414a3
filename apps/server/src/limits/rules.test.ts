// The numbers of docs/guides/floods.md: how much is free an hour, and what comes then.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import {
  type Act,
  type Admission,
  type AdmissionResult,
  createAdmission,
  LANES,
  type Lane,
} from './admission.ts';
import type { RateLimitKey } from './neighbourhoods.ts';

const at = () => new Date('2026-11-24T09:00:00Z');
const settled = () => new Promise(setImmediate);

/** Askers in turn: one address, many of one /56, many /56 of one /48. */
const FROM = {
  address: () => '2001:db8:1:1::1',
  line: (n: number) => `2001:db8:1:ab${(n % 200).toString(16).padStart(2, '0')}::1`,
  neighbourhood: (n: number) => `2001:db8:1:${(n % 200).toString(16)}00::1`,
};
type Level = keyof typeof FROM;

type Past = 'work' | 'lane' | 'refused';
const FREE: [act: Act, past: Past, free: Record<Level, number>][] = [
  ['report', 'work', { address: 60, line: 120, neighbourhood: 240 }],
  ['receipt', 'work', { address: 120, line: 240, neighbourhood: 480 }],
  ['takeDown', 'work', { address: 60, line: 120, neighbourhood: 240 }],
  ['pledge', 'refused', { address: 200, line: 300, neighbourhood: 400 }],
  ['class', 'refused', { address: 60, line: 90, neighbourhood: 150 }],
  ['classCode', 'lane', { address: 60, line: 90, neighbourhood: 150 }],
  ['guess', 'lane', { address: 300, line: 450, neighbourhood: 900 }],
  ['classJoin', 'refused', { address: 1500, line: 2000, neighbourhood: 3000 }],
  ['ideaLook', 'refused', { address: 300, line: 450, neighbourhood: 900 }],
  ['idea', 'refused', { address: 60, line: 60, neighbourhood: 60 }],
  ['vote', 'refused', { address: 60, line: 90, neighbourhood: 180 }],
];
const CAME_TO_NOTHING: Record<Level, number> = { address: 1200, line: 2400, neighbourhood: 4800 };

/** What two in a row are told: who waits in the lane is the second one, since the first goes through. */
async function toldTwice(admission: Admission, act: Act, asker: RateLimitKey): Promise<Past | 'free'> {
  const answers: AdmissionResult[] = [];
  for (let n = 0; n < 2; n++) void admission.admit(act, asker, {}).then((answer) => answers.push(answer));
  await settled();
  if (answers.length === 1) return 'lane';
  if (answers.every((answer) => typeof answer === 'object')) return 'work';
  return answers.every((answer) => answer === 'refused') ? 'refused' : 'free';
}
async function check(free: number, of: (n: number) => string, act: Act, past: Past, count: Count) {
  const admission = createAdmission(at);
  const asker = (n: number) => admission.of(of(n));
  for (let n = 0; n < free - 1; n++) count(admission, asker(n));
  assert.equal(await toldTwice(admission, act, asker(0)), 'free', `after ${free - 1}`);
  count(admission, asker(free - 1));
  assert.equal(await toldTwice(admission, act, asker(0)), past, `after ${free}`);
  assert.equal(await toldTwice(admission, act, admission.of('198.51.100.1')), 'free', 'elsewhere');
}
type Count = (admission: Admission, asker: RateLimitKey) => void;

for (const level of ['address', 'line', 'neighbourhood'] as const) {
  for (const [act, past, free] of FREE)
    test(`${act}: ${free[level]} an hour from one ${level}, then ${past}`, () =>
      check(free[level], FROM[level], act, past, (admission, asker) => admission.count(act, asker)));
  test(`what came to nothing: ${CAME_TO_NOTHING[level]} an hour from one ${level}`, () =>
    check(CAME_TO_NOTHING[level], FROM[level], 'vote', 'refused', (admission, asker) =>
      admission.refused(asker),
    ));
}

test('an hour later all of it is free again', async () => {
  const clock = { at: at() };
  const admission = createAdmission(() => clock.at);
  const many = (count: (asker: RateLimitKey) => void) => {
    for (let n = 0; n < 1300; n++) count(admission.of('192.0.2.7'));
  };
  many((asker) => admission.count('vote', asker));
  many((asker) => admission.refused(asker));
  assert.equal(await toldTwice(admission, 'vote', admission.of('192.0.2.7')), 'refused');
  clock.at = new Date(clock.at.getTime() + 3600_000);
  assert.equal(await toldTwice(admission, 'vote', admission.of('192.0.2.7')), 'free');
  assert.equal(admission.had('vote', admission.of('192.0.2.7')), 0);
});

test('who would rather wait waits in single file, and who is in danger in another, four times as quick', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const admission = createAdmission(at, { report: 1 });
  const asker = admission.of('192.0.2.7');
  admission.count('report', asker);
  const through: AdmissionResult[] = [];
  for (const how of [
    { patient: true },
    { patient: true },
    { danger: true },
    { danger: true },
    { danger: true },
  ])
    void admission.admit('report', asker, how).then((answer) => through.push(answer));
  await settled();
  assert.deepEqual(through, ['in', 'in'], 'the first of each');
  for (const [afterMs, count] of [
    [124, 2],
    [1, 3],
    [125, 4],
    [249, 4],
    [1, 5],
  ] as const) {
    mock.timers.tick(afterMs);
    await settled();
    assert.equal(through.length, count);
  }
  mock.timers.reset();
});

/** Places of each line of work, of all and of one neighbourhood. */
const PLACES: Record<Lane, [atOnce: number, ofOne: number]> = {
  page: [8, 3],
  class: [1024, 512],
  report: [8, 3],
  receipt: [6, 2],
  'sign-in': [4, 2],
  act: [6, 2],
  lookup: [8, 3],
};
for (const lane of LANES)
  test(`${lane}: one neighbourhood has ${PLACES[lane][1]} of ${PLACES[lane][0]} places`, async () => {
    const gate = createAdmission(at).gate(lane);
    const [atOnce, ofOne] = PLACES[lane];
    const begun = { flood: 0, others: 0 };
    const ends: (() => void)[] = [];
    const work = (who: keyof typeof begun) => () =>
      new Promise<void>((resolve) => {
        begun[who] += 1;
        ends.push(resolve);
      });
    const all = Array.from({ length: atOnce + 1 }, (_, n) =>
      gate.run({ wide: 'flood', narrow: `phone-${n}` }, work('flood')),
    );
    for (let n = 0; n <= atOnce; n++) all.push(gate.run({ wide: `home-${n}`, narrow: 'x' }, work('others')));
    await settled();
    assert.deepEqual(begun, { flood: ofOne, others: atOnce - ofOne });
    for (let n = 0; n < all.length; n++) {
      ends[n]?.();
      await settled();
    }
    await Promise.all(all);
  });
