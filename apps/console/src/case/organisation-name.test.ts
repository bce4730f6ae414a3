import assert from 'node:assert/strict';
import { test } from 'node:test';
import { componentOf } from '../desk-fixture.ts';

const at = '2026-11-24T09:00:00Z';
const doves = { vi: 'Bồ Câu', en: 'Dove' };
const river = { vi: 'Sông Xanh', en: 'Blue River' };
const referral = {
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
const question = { id: 'q', to: river, toKind: 'police', status: 'agreed', answerBy: at, silence: 'stays' };
const view = { referrals: [referral], questions: [question], commands: [] };

const places = [
  { file: 'case/referral-list.tsx', name: 'ReferralList', says: 'Sông Xanh (công an)' },
  { file: 'case/transfer-questions.tsx', name: 'TransferQuestions', says: 'Sông Xanh (công an)' },
  { file: 'case/referral-desk.tsx', name: 'ReferralDesk', says: 'Bồ Câu (tổng đài)' },
];
for (const { file, name, says } of places)
  test(`the kind of an organisation stands beside its name: ${name}`, async () =>
    assert.ok((await componentOf(file, name))({ view }).includes(says)));
