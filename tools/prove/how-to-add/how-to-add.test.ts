import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { projectTree } from './project-tree.ts';
import { differencesOf, programsOf, readRecipes, writtenPrograms } from './read-recipes.ts';
import { PROGRAMS } from './recipe.ts';
import { RECIPES } from './recipes.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const architecture = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');
const written = readRecipes(architecture);

test('what ARCHITECTURE.md says how to add is what is performed, in its order, in at most six steps', () => {
  assert.deepEqual(
    written.map(({ thing }) => thing),
    RECIPES.map(({ thing }) => thing),
  );
  for (const { thing, steps } of written)
    assert.ok(steps.length > 0 && steps.length <= 6, `${thing}: ${steps.length}`);
});

test('what programs write is what the text says', () =>
  assert.deepEqual(
    writtenPrograms(architecture),
    new Map(PROGRAMS.map(({ command, writes }) => [command, writes])),
  ));

// `npm run prove -- how-to-add` performs them on a copy, checks it, and leaves each step out once.
for (const { thing, change, programs } of RECIPES)
  test(`${thing}: the text names exactly the files that its recipe touches`, () => {
    const text = written.find((one) => one.thing === thing);
    assert.ok(text);
    const tree = projectTree(root);
    change(tree);
    const byPrograms = new Set(programs.flatMap(({ writes }) => writes));
    assert.deepEqual(
      differencesOf(
        text,
        tree.touched().filter((file) => !byPrograms.has(file)),
      ),
      [],
    );
    assert.deepEqual(
      programsOf(text).map(({ command }) => command),
      programs.map(({ command }) => command),
    );
  });

const TEXT = `
## How to add …
By \`npm run check\`: \`npm run openapi\` writes \`docs/a.json\` and \`sdk/b.ts\`, \`npx kmm policy schema\` writes \`p/c.json\`.

### A thing
1. \`packages/a/src/*.ts\`: a row, with \`key.…\`.
2. \`npm run openapi\`; \`content/<id>/vi.json\`.

## Words
`;

test('a file that is touched and not named, or named and not touched, is told', () => {
  const [recipe] = readRecipes(TEXT);
  assert.ok(recipe);
  assert.deepEqual(recipe.files, ['packages/a/src/*.ts', 'content/<id>/vi.json']);
  assert.deepEqual(differencesOf(recipe, ['packages/a/src/x.ts', 'content/new/vi.json']), []);
  assert.deepEqual(differencesOf(recipe, ['packages/a/src/x.ts', 'packages/a/src/deep/y.ts']), [
    'A thing: packages/a/src/deep/y.ts is touched and not named',
    'A thing: content/<id>/vi.json is named and not touched',
  ]);
  assert.deepEqual(
    writtenPrograms(TEXT),
    new Map([
      ['npm run openapi', ['docs/a.json', 'sdk/b.ts']],
      ['npx kmm policy schema', ['p/c.json']],
    ]),
  );
});

test('a recipe that no longer fits the code fails, and says where', () => {
  const tree = projectTree(root);
  assert.throws(
    () => tree.replace('package.json', 'no such line', 'x'),
    /package\.json: "no such line" stands there 0 times/,
  );
  assert.throws(() => tree.create('package.json', ''), /package\.json: it is there/);
  assert.deepEqual(tree.touched(), []);
});
