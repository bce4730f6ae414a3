import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimateOf } from './estimate.ts';
import type { Proof } from './proof.ts';

const named = (name: string): Proof => ({ name, claim: '', keeps: [], files: [], env: () => ({}) });

test('estimate: the sum, what takes longer than ten minutes, and what nobody has measured', () =>
  assert.equal(
    estimateOf([named('short'), named('long'), named('new')], 1, { short: 60, long: 1200 }),
    'About 21 min on two cores. Longer than ten minutes: long (20 min). Not measured yet: new.',
  ));
