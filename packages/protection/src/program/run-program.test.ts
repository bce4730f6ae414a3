import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Condition } from './condition.ts';
import { emitProgram } from './emit-program.ts';
import type { FieldSpec, FieldValue } from './field-spec.ts';
import { answer, fillSlots, standing, unknownSlots } from './run-program.ts';

type Row = Record<string, FieldValue>;
const spec = (name: string, type: FieldSpec<Row>['type']): FieldSpec<Row> => ({
  name,
  type,
  source: 'event',
  read: (row) => row[name],
});
const table = new Map(
  [
    { ...spec('age', 'number'), blank: ({ age }: Row) => age === 0 },
    { ...spec('score', 'number'), blank: ({ score }: Row) => score === 0 },
    spec('known', 'boolean'),
    spec('kind', 'text'),
    spec('band', 'band'),
    spec('acts', 'list'),
  ].map((field) => [field.name, field]),
);

const words = ['a', 'b', 'c', 'd'];
const bands = ['under13', '13-15', '16-17', '18-22', '23plus'];
const some = fc.subarray(words, { minLength: 1 });
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fc.constantFrom('age', 'score'),
    op: fc.constantFrom('eq', 'ne', 'lt', 'lte', 'gt', 'gte'),
    value: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({ field: fc.constant('known'), op: fc.constantFrom('eq', 'ne'), value: fc.boolean() }),
  fc.record({
    field: fc.constant('kind'),
    op: fc.constantFrom('eq', 'ne'),
    value: fc.constantFrom(...words),
  }),
  fc.record({ field: fc.constant('kind'), op: fc.constantFrom('in', 'notIn'), value: some }),
  fc.record({
    field: fc.constant('band'),
    op: fc.constantFrom('atMost', 'atLeast'),
    value: fc.constantFrom(...bands),
  }),
  fc.record({ field: fc.constant('acts'), op: fc.constant('has'), value: fc.constantFrom(...words) }),
  fc.record({ field: fc.constant('acts'), op: fc.constant('hasAny'), value: some }),
) as fc.Arbitrary<Condition>;
const condition = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node;

/** A field in seven is missing. */
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 85, arbitrary: value }, { weight: 15, arbitrary: fc.constant(undefined) });
const row: fc.Arbitrary<Row> = fc.record({
  age: maybe(fc.integer({ min: 0, max: 4 })),
  score: maybe(fc.integer({ min: 0, max: 4 })),
  known: maybe(fc.boolean()),
  kind: maybe(fc.constantFrom(...words)),
  band: maybe(fc.constantFrom(...bands)),
  acts: maybe(fc.subarray(words)),
});

/** Kleene by the book: 1 true, 0 false, ½ unknown. */
function kleene(node: Condition, from: Row): number {
  if ('all' in node) return Math.min(...node.all.map((part) => kleene(part, from)));
  if ('any' in node) return Math.max(...node.any.map((part) => kleene(part, from)));
  if ('not' in node) return 1 - kleene(node.not, from);
  const value = from[node.field];
  return value === undefined ? 0.5 : Number(holds(node.op, value, node.value));
}

function holds(op: string, value: FieldValue, wanted: unknown): boolean {
  const list = Array.isArray(value) ? value : [];
  const rank = (band: unknown) => bands.indexOf(String(band));
  const table: Record<string, () => boolean> = {
    eq: () => value === wanted,
    ne: () => value !== wanted,
    lt: () => Number(value) < Number(wanted),
    lte: () => Number(value) <= Number(wanted),
    gt: () => Number(value) > Number(wanted),
    gte: () => Number(value) >= Number(wanted),
    in: () => (wanted as unknown[]).includes(value),
    notIn: () => !(wanted as unknown[]).includes(value),
    has: () => list.includes(wanted),
    hasAny: () => (wanted as unknown[]).some((word) => list.includes(word)),
    atMost: () => rank(value) <= rank(wanted),
    atLeast: () => rank(value) >= rank(wanted),
  };
  return table[op]!();
}

test('a band that does not exist is as good as none', () => {
  const young: Condition = { field: 'band', op: 'atMost', value: '13-15' };
  const program = emitProgram([young, { not: young }], table);
  const found = standing(program, { band: 'ageless' }, 2);
  assert.deepEqual(
    found.map(({ answer }) => answer),
    ['undecided', 'undecided'],
  );
});

test('the compiled program agrees with a plain tree walk while 15 % of the fields are missing', () => {
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 70 }), row, (conditions, from) => {
      const program = emitProgram(conditions, table);
      const found = standing(program, from, conditions.length);
      for (const [index, one] of conditions.entries()) {
        const want = { 0: 'not-fired', 0.5: 'undecided', 1: 'fired' }[kleene(one, from)];
        assert.equal(answer(program, index), want);
        const stands = found.find(({ condition }) => condition === index);
        assert.equal(stands?.answer ?? 'not-fired', want);
        const names = unknownSlots(program, index).map((slot) => slot.spec.name);
        if (want === 'undecided') assert.ok(names.length > 0);
        for (const name of names) assert.equal(from[name], undefined);
      }
    }),
    { numRuns: 600 },
  );
});

const wrong: { name: string; value: FieldValue | null }[] = [
  { name: 'missing', value: undefined },
  { name: 'null', value: null },
  { name: 'a text where a number belongs', value: '3' },
  { name: 'not a number', value: Number.NaN },
];
for (const { name, value } of wrong) {
  test(`a value that is ${name} leaves the test undecided, and its negation too`, () => {
    const young: Condition = { field: 'age', op: 'lt', value: 3 };
    const program = emitProgram([young, { not: young }], table);
    fillSlots(program, { age: value as FieldValue });
    assert.deepEqual([answer(program, 0), answer(program, 1)], ['undecided', 'undecided']);
  });
}
