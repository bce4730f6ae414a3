import assert from 'node:assert/strict';
import test from 'node:test';
import type { Province } from '../jurisdiction.ts';
import { currentProvince } from './current-province.ts';

const provinces = [
  { id: 'a', formerly: [{ id: 'x' }, { id: 'y' }] },
  { id: 'b', formerly: [{ id: 'a' }] },
  { id: 'c', formerly: [] },
] as unknown as Province[];

test('a province that stands is itself, one that went into another is that, and one that never was is none', () => {
  const found = (id: string) => currentProvince(provinces, id)?.id;
  assert.deepEqual(['a', 'b', 'c', 'x', 'y', 'z'].map(found), ['a', 'b', 'c', 'a', 'a', undefined]);
});
