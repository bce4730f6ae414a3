import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TIERS } from './codes/tiers.ts';
import { Tier } from './tier.ts';

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

test('a tier is one of six whole numbers', () => {
  for (const tier of TIERS) assert.ok(takes(Tier, tier));
  for (const tier of [-1, 6, 1.5, '3', null]) assert.ok(!takes(Tier, tier), String(tier));
});
