import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseView, ConsentWord, MayKnow } from '@khong-mot-minh/contracts';
import { consentLevels } from './consent-levels.ts';

const at = '2026-11-24T08:00:00Z';
const doves = { vi: 'Bồ Câu', en: 'Dove' };
const river = { vi: 'Sông Xanh', en: 'Blue River' };
const school = { vi: 'Trường', en: 'School' };
const atDoves = { name: doves, kind: 'helpline' } as const;
const atRiver = { name: river, kind: 'police' } as const;
const atSchool = { name: school, kind: 'school' } as const;
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
const seen: Parameters<typeof consentLevels>[1] = { access: 'owner', referrals: [] };
const said = (mayKnow: MayKnow[] = [], words: ConsentWord[] = []) => ({ mayKnow, words });
const toRiver = (allows: boolean): ConsentWord => ({
  allows,
  at,
  organisation: { id: 'river', name: river, kind: 'police' },
});
const changesOf = (levels: ReturnType<typeof consentLevels>, level: string) =>
  levels.find((one) => one.level === level)?.changes.map(({ what }) => what);

test('without anything since, only the first choice stands, and the own kind is never one that must not know', () => {
  const levels = consentLevels(said(['school']), seen, atDoves);
  assert.deepEqual(
    levels.filter(({ standing }) => standing === 'yes').map(({ level }) => level),
    ['team', 'school'],
  );
  assert.deepEqual(changesOf(levels, 'hotline'), ['owns']);
  assert.deepEqual(changesOf(levels, 'police'), []);
});

test('after a transfer the police who own the case read that the reporter agreed, and who had it before', () => {
  const levels = consentLevels(
    said([], [toRiver(true)]),
    { ...seen, referrals: [{ ...referral, kind: 'transfer' }] },
    atRiver,
  );
  assert.deepEqual(changesOf(levels, 'police'), ['owns', 'agreed']);
  assert.deepEqual(changesOf(levels, 'hotline'), ['held']);
  assert.deepEqual(
    levels.map(({ level, standing }) => [level, standing]),
    [
      ['team', 'yes'],
      ['hotline', 'left'],
      ['police', 'since'],
      ['school', 'no'],
      ['parent', 'no'],
    ],
    'a former owner is not called one that knows now',
  );
});

test('who agreed to have it, had it and handed it on is not called one that knows now', () => {
  const referrals: CaseView['referrals'] = [
    { ...referral, kind: 'transfer' },
    { ...referral, kind: 'transfer', from: river, fromKind: 'police', to: school, toKind: 'school' },
  ];
  const standing = (...args: Parameters<typeof consentLevels>) =>
    consentLevels(...args).find(({ level }) => level === 'police')?.standing;
  assert.equal(standing(said([], [toRiver(true)]), { ...seen, referrals }, atSchool), 'left');
  assert.equal(
    standing(said(['police']), { ...seen, referrals }, atSchool),
    'yes',
    'the first choice stands',
  );
  const sea = { id: 'sea', name: { vi: 'Biển', en: 'Sea' }, kind: 'police' } as const;
  const both = said([], [toRiver(true), { allows: true, at, organisation: sea }]);
  assert.equal(standing(both, { ...seen, referrals }, atSchool), 'since');
});

test('who was told because a life was in danger is named as told, not as agreed', () => {
  const told: typeof referral = {
    ...referral,
    basis: 'danger-to-life',
    consent: { mayKnow: [], given: false },
  };
  assert.deepEqual(changesOf(consentLevels(said(), { ...seen, referrals: [told] }, atDoves), 'police'), [
    'told',
  ]);
  assert.deepEqual(
    changesOf(consentLevels(said(), { ...seen, referrals: [referral] }, atDoves), 'police'),
    [],
  );
});

test('of a case that came back nobody reads that its owner had it once', () => {
  const referrals: CaseView['referrals'] = [
    { ...referral, kind: 'transfer' },
    { ...referral, kind: 'transfer', from: river, fromKind: 'police', to: doves, toKind: 'helpline' },
  ];
  const toDoves = { id: 'doves', name: doves, kind: 'helpline' } as const;
  const words = [toRiver(true), { allows: true, at, organisation: toDoves }];
  const levels = consentLevels(said([], words), { ...seen, referrals }, atDoves);
  assert.deepEqual(changesOf(levels, 'hotline'), ['owns', 'agreed']);
  assert.deepEqual(changesOf(levels, 'police'), ['agreed', 'held']);
});

test('a no to one organisation is shown with its own time, whatever was ticked or agreed before', () => {
  const no = { ...toRiver(false), at: '2026-11-24T14:46:00Z' };
  const police = (mayKnow: MayKnow[], words: ConsentWord[]) =>
    consentLevels(said(mayKnow, words), seen, atDoves).find(({ level }) => level === 'police');
  const refused = { what: 'refused', name: river, at: no.at };
  assert.deepEqual(police(['police'], [toRiver(true), no]), {
    level: 'police',
    standing: 'except',
    changes: [refused],
  });
  assert.deepEqual(police([], [toRiver(true), no])?.standing, 'no');
  const later = { ...toRiver(true), at: '2026-11-24T14:47:00Z' };
  assert.deepEqual(police([], [no, later]), {
    level: 'police',
    standing: 'since',
    changes: [{ what: 'agreed', name: river, at: later.at }],
  });
});

test('a no to a level takes back every yes to one of it', () => {
  const no = { allows: false, level: 'police' as const, at: '2026-11-24T14:50:00Z' };
  const levels = consentLevels(said(['police'], [toRiver(true), no]), seen, atDoves);
  assert.deepEqual(
    levels.find(({ level }) => level === 'police'),
    { level: 'police', standing: 'no', changes: [{ what: 'level-refused', at: no.at }] },
  );
});
