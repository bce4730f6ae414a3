import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptanceTable } from './acceptance-table.ts';
import type { Proof } from './proof.ts';

const proof: Proof = { name: 'walk', claim: 'one owner', keeps: ['one-owner'], files: [], env: () => ({}) };
const rowOf = (lines: readonly string[], id: string): string =>
  lines.find((line) => new RegExp(`\\s${id}\\s`).test(line)) ?? '';

const cases = [
  { name: 'a proof that held shows its figure', passed: true, want: /^ {2}held .*\n.*10,000 walks$/s },
  { name: 'a proof that failed is told', passed: false, want: /^ {2}FAILS / },
];
for (const { name, passed, want } of cases)
  test(`acceptance table: ${name}`, () => {
    const outcomes = new Map([['walk', { passed, seconds: 1, figures: ['10,000 walks'] }]]);
    assert.match(rowOf(acceptanceTable([proof], outcomes), 'one-owner'), want);
  });

test('acceptance table: a promise without a proof is not proved yet, one that was left out not run', () => {
  const lines = acceptanceTable([proof], new Map());
  assert.match(rowOf(lines, 'one-owner'), /^ {2}not run /);
  assert.match(rowOf(lines, 'staff-minutes'), /^ {2}not proved yet /);
  assert.match(rowOf(lines, 'P17'), /^ {2}from outside /);
});
