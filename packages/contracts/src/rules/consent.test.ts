import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseView } from '../case.ts';
import { basesFor, consentFor, isBarred, mayMove } from './consent.ts';

const report = (
  mayKnow: NonNullable<CaseView['report']>['mayKnow'],
  withdrawn = false,
): CaseView['report'] => ({
  ageBand: '13-15',
  help: [],
  mayKnow,
  withdrawn,
  reporterKey: { keyId: 'k', publicKey: 'p' },
});

const cases = [
  { name: 'police named on the ladder', report: report(['team', 'police']), kind: 'police', want: 'allowed' },
  {
    name: 'a level lets only its own kind know',
    report: report(['team', 'hotline']),
    kind: 'police',
    want: 'refused',
  },
  {
    name: 'a parent’s level opens no organisation',
    report: report(['parent']),
    kind: 'school',
    want: 'refused',
  },
  {
    name: 'no level exists for a coalition office',
    report: report(['team', 'hotline', 'police', 'school', 'parent']),
    kind: 'coalition',
    want: 'refused',
  },
  {
    name: 'a withdrawn report moves nowhere',
    report: report(['police'], true),
    kind: 'police',
    want: 'withdrawn',
  },
  { name: 'a case from a decision has nobody to ask', report: undefined, kind: 'police', want: 'nobody' },
] as const;
for (const { name, report: given, kind, want } of cases)
  test(name, () => assert.equal(consentFor(given, kind), want));

test('consent is never a ground where it was not given', () => {
  assert.deepEqual(basesFor('refused'), []);
  assert.deepEqual(basesFor('withdrawn'), []);
  assert.deepEqual(basesFor('nobody'), ['danger-to-life', 'legal-duty', 'platform-terms']);
  assert.deepEqual(basesFor('allowed'), ['consent', 'danger-to-life', 'legal-duty']);
});

test('only a given consent or a case without a reporter can move', () => {
  assert.deepEqual((['allowed', 'refused', 'withdrawn', 'nobody'] as const).map(mayMove), [
    true,
    false,
    false,
    true,
  ]);
});

test('an override reaches who can save a life and may not be told, nobody else', () => {
  const wish = { mayKnow: ['team', 'hotline', 'school'] as const };
  assert.ok(isBarred('police', wish));
  assert.ok(!isBarred('helpline', wish));
  assert.ok(isBarred('helpline', { mayKnow: ['team', 'police'] }));
  for (const kind of ['school', 'platform', 'coalition'] as const)
    assert.ok(!isBarred(kind, { mayKnow: [] }));
});
