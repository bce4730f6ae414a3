import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { schemaFiles } from '@khong-mot-minh/cli/content';
import { CONTENT_KINDS, kindOf } from '@khong-mot-minh/portal';
import { z } from 'zod';

const root = new URL('../', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, root), 'utf8'));
const content = readdirSync(new URL('content/', root), { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.json') && !name.startsWith('schema/'));

/** Another program's reading of the same schema. */
const readers = new Map(
  CONTENT_KINDS.map(({ kind, schema }) => [
    kind,
    z.fromJSONSchema(schema() as Parameters<typeof z.fromJSONSchema>[0]),
  ]),
);

test('the schemas that editors use are those of this version: npx kmm content schema', () => {
  for (const [name, value] of Object.entries(schemaFiles()))
    assert.deepEqual(read(name), JSON.parse(JSON.stringify(value)), name);
  const listed = readdirSync(new URL('content/schema/', root)).map((name) => `content/schema/${name}`);
  assert.deepEqual(
    listed.sort(),
    Object.keys(schemaFiles())
      .filter((name) => name.startsWith('content/'))
      .sort(),
  );
});

test('every file below content/ has a kind, and fits both its check and its schema', () => {
  assert.ok(content.length > 100, String(content.length));
  for (const name of content) {
    const kind = kindOf(name);
    assert.ok(kind, `${name} is of no kind`);
    const value = read(`content/${name}`);
    assert.deepEqual(kind.problems(value), [], name);
    assert.equal(readers.get(kind.kind)?.safeParse(value).success, true, name);
  }
});

for (const { kind } of CONTENT_KINDS)
  test(`the schema of "${kind}" refuses a misspelt, a missing and a wrong member`, () => {
    const file = content.find((name) => kindOf(name)?.kind === kind);
    assert.ok(file);
    const whole = read(`content/${file}`) as Record<string, unknown>;
    const [first = ''] = Object.keys(whole);
    const { [first]: _, ...without } = whole;
    for (const broken of [{ ...whole, titel: 'x' }, without, { ...whole, [first]: null }, [], 'x']) {
      assert.equal(readers.get(kind)?.safeParse(broken).success, false);
      assert.notDeepEqual(kindOf(file)?.problems(broken), []);
    }
  });
