import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { When } from '@khong-mot-minh/contracts';
import fc from 'fast-check';
import { parseCondition } from './parse-condition.ts';
import { printCondition } from './print-condition.ts';

const word = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('a', '13-15', 'hông', '"', '\\', '\n'));
const field = fc.constantFrom('sender.band', 'act.age-probe', 'event.media', 'pair.in', 'relation.true');
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).map(zero));
const words = fc.array(word, { minLength: 1, maxLength: 3 });
const leaf = fc.oneof(
  fc.record({ use: word }),
  fc.record({ field, op: fc.constantFrom('eq', 'ne'), value: fc.oneof(word, number, fc.boolean()) }),
  fc.record({ field, op: fc.constantFrom('lt', 'lte', 'gt', 'gte'), value: number }),
  fc.record({ field, op: fc.constantFrom('in', 'notIn', 'hasAny'), value: words }),
  fc.record({ field, op: fc.constantFrom('has', 'atMost', 'atLeast'), value: word }),
) as fc.Arbitrary<When>;
const condition = fc.letrec<{ node: When }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node;

/** −0 is written as 0 in JSON too. */
function zero(value: number): number {
  return value === 0 ? 0 : value;
}

/** One tree for each meaning that has one text: lists of one part unwrapped, "not in" as one test. */
function normal(when: When): When {
  if ('all' in when) return when.all.length === 1 ? normal(when.all[0]!) : { all: when.all.map(normal) };
  if ('any' in when) return when.any.length === 1 ? normal(when.any[0]!) : { any: when.any.map(normal) };
  if (!('not' in when)) return { ...when };
  const inner = normal(when.not);
  return 'field' in inner && inner.op === 'in' ? { ...inner, op: 'notIn' } : { not: inner };
}

test('a condition printed as text reads back as the same tree, and prints the same again', () => {
  fc.assert(
    fc.property(condition, (when) => {
      const text = printCondition(when);
      const parsed = parseCondition(text);
      assert.ok('condition' in parsed, text);
      assert.deepEqual(parsed.condition, normal(when));
      assert.equal(printCondition(parsed.condition), text);
    }),
    { numRuns: 2000 },
  );
});

test('whatever is written is read or refused with a place in the text', () => {
  const pieces = fc.constantFrom(
    ...['a', '.b', '["c-d"]', '&&', '||', '!', '(', ')', ' in ', '[1]', '==', '>=', '"x"', '3', 'use("u")'],
    ...['true', 'hasAny(', ',', ']', "'", '-', '\\', '=', 'constructor', '__proto__'],
  );
  const text = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.array(pieces, { maxLength: 14 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (given) => {
      const parsed = parseCondition(given);
      if ('fault' in parsed) assert.ok(parsed.fault.at >= 0 && parsed.fault.at <= given.length);
      else assert.ok('condition' in parseCondition(printCondition(parsed.condition)));
    }),
    { numRuns: 3000 },
  );
});

const spelled: { text: string; tree: When }[] = [
  { text: 'relation.connected', tree: { field: 'relation.connected', op: 'eq', value: true } },
  {
    text: "!relation.connected && act['age-probe'] >= 0.4",
    tree: {
      all: [
        { not: { field: 'relation.connected', op: 'eq', value: true } },
        { field: 'act.age-probe', op: 'gte', value: 0.4 },
      ],
    },
  },
  {
    text: 'use("minor-receives") || "image" in event.media && atMost(receiver.band, "13-15")',
    tree: {
      any: [
        { use: 'minor-receives' },
        {
          all: [
            { field: 'event.media', op: 'has', value: 'image' },
            { field: 'receiver.band', op: 'atMost', value: '13-15' },
          ],
        },
      ],
    },
  },
];
for (const { text, tree } of spelled) {
  test(`${text} is the tree that YAML spells out`, () =>
    assert.deepEqual(parseCondition(text), { condition: tree }));
}

const refused: { text: string; at: number; message: RegExp; suggestion?: string }[] = [
  { text: 'a = 1', at: 2, message: /no meaning/, suggestion: '==' },
  { text: 'act.age-probe > 1', at: 7, message: /brackets/ },
  { text: 'a == ', at: 5, message: /Expected a text, a number/ },
  { text: 'a == "b', at: 5, message: /not closed/ },
  { text: '(a', at: 2, message: /Expected "\)"/ },
  { text: 'a b', at: 2, message: /or the end/ },
  { text: '0.4 <= a', at: 0, message: /behind the field/ },
  { text: '', at: 0, message: /Expected a field/ },
  { text: 'a + 1 > 2', at: 2, message: /no meaning/ },
  { text: `${'!'.repeat(40)}a`, at: 33, message: /deeper/ },
];
for (const { text, at, message, suggestion } of refused) {
  test(`"${text}" is refused at character ${at + 1}`, () => {
    const parsed = parseCondition(text);
    assert.ok('fault' in parsed);
    assert.equal(parsed.fault.at, at);
    assert.match(parsed.fault.message, message);
    assert.equal(parsed.fault.suggestion, suggestion);
  });
}
