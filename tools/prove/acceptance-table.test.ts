import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ACCEPTANCE, LACKING } from './acceptance.ts';
import { acceptanceTable } from './acceptance-table.ts';
import type { Outcome } from './outcome.ts';
import type { Proof } from './proof.ts';
import { PROOFS } from './proofs.ts';

const proof: Proof = {
  name: 'walk',
  claim: 'one owner',
  keeps: ['one-owner', 'P10'],
  files: [],
  env: () => ({}),
};
const held: Outcome = {
  passed: true,
  seconds: 1,
  figures: ['10,000 walks'],
  skipped: [],
  scale: 1,
  commit: 'now',
  load: 0.5,
};
const rowOf = (lines: readonly string[], id: string): string => {
  const at = lines.findIndex((line) => new RegExp(`^ {2}\\S.*\\s${id}\\s`).test(line));
  const rest = lines.slice(at + 1);
  const next = rest.findIndex((line) => /^ {2}\S/.test(line));
  return [lines[at], ...rest.slice(0, next < 0 ? undefined : next)].join('\n');
};

const cases: { name: string; outcome: Outcome; id?: string; want: RegExp }[] = [
  { name: 'a proof that held shows its figure', outcome: held, want: /^ {2}held .*\n +10,000 walks$/ },
  {
    name: 'a proof that failed is told by name',
    outcome: { ...held, passed: false },
    want: /^ {2}FAILS .*walk fails/s,
  },
  {
    name: 'an outcome of another commit names it',
    outcome: { ...held, commit: 'older' },
    want: /^ {2}held .*\n +10,000 walks \(at older\)$/,
  },
  {
    name: 'an outcome beside other work says how much',
    outcome: { ...held, load: 10.26 },
    want: /^ {2}held .*\n +10,000 walks \(beside other work, load 10.3 a core\)$/,
  },
  {
    name: 'a smaller scale holds in part',
    outcome: { ...held, scale: 0.1 },
    want: /^ {2}held in part .*at scale 0.1/s,
  },
  {
    name: 'tests that were left out hold in part, with the reason',
    outcome: { ...held, skipped: ['needs a disk'] },
    want: /^ {2}held in part .*left out here: needs a disk/s,
  },
  {
    name: 'a row of which something is not kept yet holds in part, with the sentence',
    outcome: held,
    id: 'P10',
    want: /^ {2}held in part .*not kept yet: .+\(.+\)/s,
  },
];
for (const { name, outcome, id = 'one-owner', want } of cases)
  test(`acceptance table: ${name}`, () =>
    assert.match(rowOf(acceptanceTable([proof], new Map([['walk', outcome]]), 'now'), id), want));

test('acceptance table: a promise without a proof is not proved yet, one that was left out not run', () => {
  const lines = acceptanceTable([proof], new Map(), 'now');
  assert.match(rowOf(lines, 'one-owner'), /^ {2}not run /);
  assert.match(rowOf(lines, 'staff-minutes'), /^ {2}not proved yet /);
  assert.match(rowOf(lines, 'P17'), /^ {2}from outside /);
});

test('no two proofs share a name, and what is not kept yet belongs to a row that exists', () => {
  const names = PROOFS.map(({ name }) => name);
  assert.deepEqual(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  );
  for (const { of } of LACKING) assert.ok(of in ACCEPTANCE, of);
});

test('every file that a proof runs is there: a test that was renamed would prove nothing', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const files = PROOFS.flatMap((one) => ('files' in one ? [...one.files] : [one.script]));
  assert.deepEqual(
    files.filter((file) => !existsSync(path.join(root, file))),
    [],
  );
});
