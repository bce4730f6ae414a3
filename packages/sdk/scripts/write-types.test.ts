import assert from 'node:assert/strict';
import test from 'node:test';
import type { ApiDocument } from './platform-part.ts';
import { writeTypes } from './write-types.ts';

const ref = (name: string) => ({
  description: '',
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});
const byPlatform = { security: [{ platformKey: [] }] };
const document: ApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Test', version: '1' },
  paths: {
    '/v1/a': { get: { ...byPlatform, responses: { 200: ref('A') } } },
    '/v1/c-d': { put: { ...byPlatform, requestBody: ref('C'), responses: { 204: { description: '' } } } },
    '/v1/desk': { get: { security: [{ session: [] }], responses: { 200: ref('Desk') } } },
  },
  components: {
    schemas: {
      A: { type: 'object', properties: { b: { $ref: '#/components/schemas/B' } } },
      B: { enum: ['x', 'y'] },
      C: { type: 'array', items: { $ref: '#/components/schemas/B' } },
      Desk: { type: 'string' },
    },
  },
};

test('only what a platform may call is typed, with the schemas that this reaches', async () => {
  const types = await writeTypes(document);
  assert.match(types, /"\/v1\/a": \{/);
  assert.match(types, /"\/v1\/c-d": \{/);
  assert.match(types, /export type A = components\['schemas'\]\['A'\];/);
  assert.match(types, /B: "x" \| "y";/);
  assert.match(types, /b\?: components\["schemas"\]\["B"\];/);
  assert.doesNotMatch(types, /desk/i);
});

test('the same document gives the same types', async () => {
  assert.equal(await writeTypes(structuredClone(document)), await writeTypes(document));
});
