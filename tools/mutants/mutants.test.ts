import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSource } from '../source/source-file.ts';
import { importGraph, loadedBy } from './covering-tests.ts';
import { findMutants } from './find-mutants.ts';
import { seededSample } from './seeded-sample.ts';

const mutated = (text: string): string[] =>
  findMutants(parseSource('packages/contracts/src/a.ts', text)).map(
    ({ start, end, text: other }) => text.slice(0, start) + other + text.slice(end),
  );

const cases = [
  { name: 'a truth is turned', text: 'const a = true;', want: ['const a = false;'] },
  { name: 'a number is one more', text: 'const a = 4;', want: ['const a = 5;'] },
  { name: 'a word is emptied', text: "const a = 'x';", want: ["const a = '';"] },
  { name: 'a bound moves', text: 'f(a >= b);', want: ['f(a > b);'] },
  { name: 'and is or', text: 'f(a && b);', want: ['f(a || b);'] },
  { name: 'a no is left out', text: 'f(!a);', want: ['f(a);'] },
  {
    name: 'a condition always and never holds',
    text: 'if (a) b();',
    want: ['if (true) b();', 'if (false) b();'],
  },
  { name: 'the first of a list is left out', text: 'f([a, b]);', want: ['f([b]);'] },
  { name: 'some is all', text: 'a.some(b);', want: ['a.every(b);'] },
  { name: 'a type changes nothing', text: "type A = 'x' | 4;", want: [] },
  { name: 'an import is left alone', text: "import { a } from './b.ts';", want: [] },
  { name: 'the words of an error are left alone', text: "throw new Error('no');", want: [] },
];
for (const { name, text, want } of cases) test(name, () => assert.deepEqual(mutated(text), want));

test('the same seed draws the same ones, another seed others, and none twice', () => {
  const from = Array.from({ length: 100 }, (_, i) => i);
  const one = seededSample(from, 20, 1);
  assert.deepEqual(seededSample(from, 20, 1), one);
  assert.notDeepEqual(seededSample(from, 20, 2), one);
  assert.equal(new Set(one).size, 20);
  assert.deepEqual(seededSample([1, 2], 9, 1), [1, 2]);
});

test('a test covers what it loads, over a package’s door too, and not what it only names as a type', () => {
  const sources = [
    parseSource(
      'packages/a/src/a.test.ts',
      "import { x } from '@khong-mot-minh/b'; import type { T } from './t.ts';",
    ),
    parseSource('packages/a/src/t.ts', 'export type T = 1;'),
    parseSource('packages/b/src/index.ts', "export { x } from './x.ts';"),
    parseSource('packages/b/src/x.ts', 'export const x = 1;'),
  ];
  const graph = importGraph(sources, new Map([['@khong-mot-minh/b', 'packages/b/src/index.ts']]));
  assert.deepEqual(
    [...loadedBy(graph, 'packages/a/src/a.test.ts')],
    [
      ['packages/a/src/a.test.ts', 0],
      ['packages/b/src/index.ts', 1],
      ['packages/b/src/x.ts', 2],
    ],
  );
});
