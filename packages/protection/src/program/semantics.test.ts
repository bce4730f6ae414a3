import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Condition } from './condition.ts';
import { emitProgram } from './emit-program.ts';
import type { FieldSpec, FieldValue } from './field-spec.ts';
import { answer, fillSlots } from './run-program.ts';

const guide = readFileSync(new URL('../../../../docs/guides/rules.md', import.meta.url), 'utf8');
const ROW =
  /^\| `(?<op>\w+)` \| (?<type>\w+) \| `(?<value>[^|]+)` \| `(?<constant>[^|]+)` \| (?<says>\w+) \| (?<negated>\w+) \|$/gm;
const ANSWERS: Record<string, string> = { fires: 'fired', no: 'not-fired', open: 'undecided' };

/** A cell as a value; what JSON cannot spell has a word. */
function valueIn(cell: string): FieldValue {
  if (cell === 'missing') return undefined;
  return cell === 'NaN' ? Number.NaN : JSON.parse(cell);
}

const rows = [...guide.matchAll(ROW)].map(({ groups }) => groups!);

test('the guide has a row for every operator with a missing, a null and a wrongly typed value', () => {
  assert.equal(rows.length, 130);
  const open = Map.groupBy(
    rows.filter(({ says }) => says === 'open'),
    ({ op, type }) => `${op} ${type}`,
  );
  assert.equal(open.size, 18);
  for (const [name, mine] of open) {
    const values = mine.map(({ value }) => value);
    assert.ok(values.includes('missing') && values.includes('null') && values.length >= 4, name);
  }
});

for (const { op, type, value, constant, says, negated } of rows) {
  test(`${op} over a ${type}: ${value} against ${constant} is ${says}`, () => {
    const ranked = type === 'level' ? { values: ['a', 'b', 'c'] } : {};
    const spec = {
      ...{ name: 'field', type, source: 'event', ...ranked },
      read: () => valueIn(value!),
    } as FieldSpec<object>;
    const leaf = { field: 'field', op, value: JSON.parse(constant!) } as Condition;
    const program = emitProgram([leaf, { not: leaf }], new Map([['field', spec]]));
    fillSlots(program, {});
    assert.deepEqual([answer(program, 0), answer(program, 1)], [ANSWERS[says!], ANSWERS[negated!]]);
  });
}
