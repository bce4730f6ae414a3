import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACT_CODES, ACTS, actIndex, actsWhere, isActCode, STAGES, STEP_GROUPS } from './acts.ts';

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
