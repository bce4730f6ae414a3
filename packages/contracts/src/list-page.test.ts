import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ListQuery, listOf } from './list-page.ts';
import { Tier } from './tier.ts';

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

test('a list asks for 1 to 200 entries, fifty where it says nothing', () => {
  assert.equal(ListQuery.parse({}).limit, 50);
  assert.equal(ListQuery.parse({ limit: '200' }).limit, 200);
  for (const limit of ['0', '201', '1.5', 'many']) assert.ok(!takes(ListQuery, { limit }), limit);
  assert.ok(takes(listOf(Tier), { items: [1, 2], next: 'cursor' }));
  assert.ok(!takes(listOf(Tier), { items: [7] }));
});
