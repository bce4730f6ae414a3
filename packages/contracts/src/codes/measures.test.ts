import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Measure } from '../decision.ts';
import { RuleMeasure } from '../policy.ts';
import { MEASURE_KINDS, MEASURES, measuresWhere } from './measures.ts';

const kindsOf = ({ options }: typeof Measure | typeof RuleMeasure): string[] =>
  options.map(({ shape }) => shape.kind.value);

test('a decision carries every kind, a rule asks in its measures for those whose row says so', () => {
  assert.deepEqual(kindsOf(Measure), MEASURE_KINDS);
  assert.deepEqual(
    kindsOf(RuleMeasure),
    measuresWhere(({ asked }) => asked === 'measures'),
  );
});

test('a notice comes from the notices of a rule, a case from no rule', () => {
  assert.deepEqual(
    measuresWhere(({ asked }) => asked === 'notices'),
    ['notice'],
  );
  assert.deepEqual(
    measuresWhere(({ asked }) => asked === 'nowhere'),
    ['case'],
  );
});

test('what changes something for a person is stated to them: pictures that are blurred, an account that is limited', () => {
  const stated = measuresWhere((row) => row.stated !== undefined);
  assert.deepEqual(stated, ['blur', 'restrict']);
  assert.equal(MEASURES.restrict.stated.of, 'account');
  assert.equal(MEASURES.blur.stated.of, 'act');
});
