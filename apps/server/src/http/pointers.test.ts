import assert from 'node:assert/strict';
import test from 'node:test';
import { AccountInput, AGE_BANDS } from '@khong-mot-minh/contracts';
import { pointedErrors } from './pointers.ts';

test('a value that is none of those which may stand there is refused with their names', () => {
  const { error } = AccountInput.safeParse({ ageBand: '13–15', createdAt: '2026-01-01T00:00:00Z' });
  assert.ok(error);
  assert.deepEqual(pointedErrors(error), [
    { pointer: '/ageBand', code: 'invalid-value', allowed: [...AGE_BANDS] },
  ]);
});
