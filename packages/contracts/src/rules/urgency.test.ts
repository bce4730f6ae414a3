import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TIERS } from '../codes/tiers.ts';
import { isSupportFirst } from './support-first.ts';
import { isLifeInDanger, isUrgent, needsSecondPerson } from './urgency.ts';

const where = (holds: (tier: number) => boolean) => TIERS.filter(holds);

test('tiers 4 and 5 are urgent and want a second person to close; at 5 a life is in danger', () => {
  assert.deepEqual(
    where((tier) => isUrgent({ tier, dangerNow: false })),
    [4, 5],
  );
  assert.deepEqual(
    where((tier) => needsSecondPerson({ tier })),
    [4, 5],
  );
  assert.deepEqual(
    where((tier) => isLifeInDanger({ tier, dangerNow: false })),
    [5],
  );
});

test('who says that it happens now is urgent and in danger at every tier', () => {
  for (const tier of TIERS) {
    assert.ok(isUrgent({ tier, dangerNow: true }));
    assert.ok(isLifeInDanger({ tier, dangerNow: true }));
  }
});

test('between minors the police come only for a life or by law, everybody else on any ground', () => {
  assert.ok(isSupportFirst(true, 'police', 'consent'));
  assert.ok(isSupportFirst(true, 'police', 'platform-terms'));
  assert.ok(isSupportFirst(true, 'police', undefined));
  assert.ok(!isSupportFirst(true, 'police', 'danger-to-life'));
  assert.ok(!isSupportFirst(true, 'police', 'legal-duty'));
  assert.ok(!isSupportFirst(true, 'helpline', 'consent'));
  assert.ok(!isSupportFirst(false, 'police', 'consent'));
});
