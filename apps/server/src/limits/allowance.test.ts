import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAllowance } from './allowance.ts';

const asker = (narrow: string, wide: string, hour = 1) => ({ hour, narrow, middle: narrow, wide });

test('past two hundred thousand addresses new ones are counted with their neighbourhood, until the hour ends', () => {
  const allowance = createAllowance({ narrow: 2, middle: 2, wide: 5 });
  for (let n = 0; n < 100_001; n++) allowance.count(asker(`a${n}`, 'flood'));
  const late = asker('late', 'home');
  for (let n = 0; n < 4; n++) allowance.count(late);
  assert.equal(allowance.over(late), 0, 'its own count is not kept');
  assert.equal(allowance.had(late), 4);
  allowance.count(late);
  assert.ok(allowance.over(late) > 1, 'its neighbourhood is over');
  const early = asker('a0', 'elsewhere');
  for (let n = 0; n < 2; n++) allowance.count(early);
  assert.ok(allowance.over(early) > 1, 'who was known is still counted');
  const next = asker('late', 'next', 2);
  for (let n = 0; n < 2; n++) allowance.count(next);
  assert.ok(allowance.over(next) > 1, 'in the next hour everybody is counted again');
});

test('over says how many times', () => {
  const allowance = createAllowance({ narrow: 2, middle: 20, wide: 40 });
  for (let n = 0; n < 7; n++) allowance.count(asker('a', 'w'));
  assert.equal(allowance.over(asker('a', 'w')), 4);
});

test('a request that was still under way when the hour turned does not begin the new hour again', () => {
  const allowance = createAllowance({ narrow: 2, middle: 4, wide: 8 });
  for (let n = 0; n < 2; n++) allowance.count(asker('a', 'w', 2));
  allowance.count(asker('b', 'w-before', 1));
  assert.ok(allowance.over(asker('a', 'w', 2)) > 1);
  assert.equal(allowance.over(asker('a', 'w', 3)), 0);
});
