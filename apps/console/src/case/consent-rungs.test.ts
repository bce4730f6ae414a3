import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseView } from '@kmm/contracts';
import { consentRungs } from './consent-rungs.ts';

const at = '2026-11-24T08:00:00Z';
const doves = { vi: 'Bồ Câu', en: 'Dove' };
const river = { vi: 'Sông Xanh', en: 'Blue River' };
const referral: CaseView['referrals'][number] = {
  id: 'r',
  caseId: 'c',
  kind: 'referral',
  from: doves,
  fromKind: 'helpline',
  to: river,
  toKind: 'police',
  status: 'accepted',
  basis: 'consent',
  consent: { mayKnow: [], given: true },
  at,
};
const seen: Parameters<typeof consentRungs>[1] = { access: 'owner', referrals: [], questions: [] };
const changesOf = (rungs: ReturnType<typeof consentRungs>, rung: string) =>
  rungs.find((one) => one.rung === rung)?.changes.map(({ what }) => what);

test('without anything since, only the first choice stands, and the own kind is never one that must not know', () => {
  const rungs = consentRungs(['school'], seen, 'helpline');
  assert.deepEqual(
    rungs.filter(({ chosen }) => chosen).map(({ rung }) => rung),
    ['team', 'school'],
  );
  assert.deepEqual(changesOf(rungs, 'hotline'), ['owns']);
  assert.deepEqual(changesOf(rungs, 'police'), []);
});

test('after a transfer the police who own the case read that the reporter agreed, and who had it before', () => {
  const rungs = consentRungs([], { ...seen, referrals: [{ ...referral, kind: 'transfer' }] }, 'police');
  assert.deepEqual(changesOf(rungs, 'police'), ['owns', 'agreed']);
  assert.deepEqual(changesOf(rungs, 'hotline'), ['held']);
});

test('who was told because a life was in danger is named as told, not as agreed', () => {
  const told: typeof referral = {
    ...referral,
    basis: 'danger-to-life',
    consent: { mayKnow: [], given: false },
  };
  assert.deepEqual(changesOf(consentRungs([], { ...seen, referrals: [told] }, 'helpline'), 'police'), [
    'told',
  ]);
  assert.deepEqual(changesOf(consentRungs([], { ...seen, referrals: [referral] }, 'helpline'), 'police'), []);
});
