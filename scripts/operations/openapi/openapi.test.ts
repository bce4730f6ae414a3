import assert from 'node:assert/strict';
import test from 'node:test';
import { listDifferences } from './list-differences.ts';
import { type Schema, schemaType } from './schema-type.ts';
import { sortKeys } from './sort-keys.ts';
import { writeTypes } from './write-types.ts';

const types: { schema: Schema; want: string }[] = [
  { schema: { $ref: '#/components/schemas/Account' }, want: 'Account' },
  { schema: { type: 'integer' }, want: 'number' },
  { schema: { enum: ['a', 'b'] }, want: '"a" | "b"' },
  { schema: { type: 'array', items: { enum: ['a', 'b'] } }, want: '("a" | "b")[]' },
  { schema: { type: ['string', 'null'] }, want: 'string | null' },
  { schema: { oneOf: [{ const: 0 }, { const: 1 }] }, want: '0 | 1' },
  {
    schema: { allOf: [{ $ref: '#/x/A' }, { anyOf: [{ $ref: '#/x/B' }, { type: 'null' }] }] },
    want: 'A & (B | null)',
  },
  {
    schema: { type: 'object', properties: { a: { type: 'string' }, 'b-c': {} }, required: ['a'] },
    want: '{ a: string; "b-c"?: unknown }',
  },
  { schema: { type: 'object', additionalProperties: { type: 'boolean' } }, want: 'Record<string, boolean>' },
  { schema: {}, want: 'unknown' },
];
for (const { schema, want } of types)
  test(`schema type: ${JSON.stringify(schema)}`, () => assert.equal(schemaType(schema), want));

test('differences are named by pointer, and key order is none', () => {
  const before = { paths: { '/a': { get: 1 }, '/b': {} }, list: [1, 2] };
  const after = { list: [1, 3], paths: { '/a': { get: 1, put: 2 } } };
  assert.deepEqual(listDifferences(before, after), ['~ /list/1', '+ /paths/~1a/put', '- /paths/~1b']);
  assert.deepEqual(listDifferences({ a: 1, b: 2 }, { b: 2, a: 1 }), []);
  assert.equal(JSON.stringify(sortKeys({ b: [{ d: 1, c: 2 }], a: 0 })), '{"a":0,"b":[{"c":2,"d":1}]}');
});

test('only what a platform may call is typed, a file an area, with the schemas that this reaches', () => {
  const ref = (name: string) => ({
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
  });
  const files = writeTypes({
    paths: {
      '/v1/a': { get: { security: [{ platformKey: [] }], responses: { 200: ref('A') } } },
      '/v1/c-d': { put: { security: [{ platformKey: [] }], requestBody: ref('C'), responses: { 204: {} } } },
      '/v1/desk': { get: { security: [{ session: [] }], responses: { 200: ref('Desk') } } },
    },
    components: {
      schemas: {
        A: { type: 'object', properties: { b: { $ref: '#/components/schemas/B' } } },
        B: { type: 'string' },
        C: { type: 'array', items: { $ref: '#/components/schemas/B' } },
        Desk: { type: 'string' },
      },
    },
  });
  const file = (name: string) => files.get(name) ?? '';
  assert.match(file('openapi/a.ts'), /import type \{ B \} from '.\/shared.ts';/);
  assert.match(file('openapi/a.ts'), /export type A = \{ b\?: B \};/);
  assert.match(file('openapi/shared.ts'), /export type B = string;/);
  assert.match(file('openapi/a.ts'), /'GET \/v1\/a': \{ body: undefined; answer: A \};/);
  assert.match(file('openapi/c-d.ts'), /'PUT \/v1\/c-d': \{ body: C; answer: undefined \};/);
  assert.match(file('openapi-types.ts'), /export type Operations = AOperations & CDOperations;/);
  assert.match(file('openapi-types.ts'), /export type \* from '.\/openapi\/shared.ts';/);
  assert.deepEqual([...files.keys()].sort(), [
    'openapi-types.ts',
    'openapi/a.ts',
    'openapi/c-d.ts',
    'openapi/shared.ts',
  ]);
  assert.doesNotMatch([...files.values()].join('\n'), /Desk|desk/);
});
