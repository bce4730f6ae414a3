import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  HARM_BY_DEFAULT,
  HARM_CODES,
  HARMS,
  type HarmCode,
  harmsWhere,
  isBanked,
  REPORT_DOORS,
} from './harms.ts';

const byRank = HARM_CODES.toSorted((a, b) => HARMS[a].rank - HARMS[b].rank);

test('ranks are an order of all harms, and it follows the urgency', () => {
  assert.deepEqual(
    byRank.map((code) => HARMS[code].rank),
    HARM_CODES.map((_, place) => place),
  );
  const urgencies = byRank.map((code) => HARMS[code].urgency);
  assert.deepEqual(urgencies, urgencies.toSorted());
});

test('a report of a harm is never less urgent at the door than one that the engine meets later', () => {
  for (const sooner of HARM_CODES)
    for (const later of HARM_CODES)
      if (HARMS[sooner].urgency < HARMS[later].urgency)
        assert.ok(HARMS[sooner].reportTier >= HARMS[later].reportTier, `${sooner} before ${later}`);
});

test('a life in danger, harm that goes on now and extortion are urgent at the door', () => {
  assert.deepEqual(harmsWhere(({ reportTier }) => reportTier === 4).toSorted(), [
    'LIVESTREAM',
    'ONLINE_KIDNAP',
    'SELF_HARM',
    'SEXTORTION',
    'TRAFFICKING',
  ]);
});

test('each door of the report form leads to one harm', () => {
  for (const door of REPORT_DOORS) assert.equal(harmsWhere((row) => row.door === door).length, 1, door);
});

const URGENCY = [
  'TRAFFICKING LIVESTREAM ONLINE_KIDNAP SELF_HARM',
  'CSAM CSAM_AI GROOMING SEXTORTION NCII_MINOR STALK_THREAT',
  'SELF_GEN SCAM_CHILD CRIME_RECRUIT',
  'NCII_ADULT BULLYING DOXXING HARMFUL_EXPOSURE PEER_HSB OTHER_CHILD',
];
for (const [urgency, harms] of URGENCY.entries())
  test(`harms of urgency ${urgency} are those that were meant`, () =>
    assert.deepEqual(harmsWhere((row) => row.urgency === urgency).toSorted(), harms.split(' ').toSorted()));

test('at the door sexual violence and threats start at 3, what may still be stopped and the rest at 2', () => {
  const tierOf = (tier: number) => harmsWhere(({ reportTier }) => reportTier === tier).toSorted();
  assert.deepEqual(tierOf(3), ['CSAM', 'CSAM_AI', 'GROOMING', 'NCII_MINOR', 'STALK_THREAT']);
  assert.equal(tierOf(2).length, 9);
});

test('banks hold hashes of pictures that show or threaten somebody, and of nothing else', () => {
  const banked = HARM_CODES.filter(isBanked);
  assert.deepEqual(banked, ['CSAM', 'CSAM_AI', 'SEXTORTION', 'SELF_GEN', 'NCII_MINOR', 'NCII_ADULT']);
  assert.deepEqual(
    banked,
    harmsWhere((row) => row.banked),
  );
});

test('the words of the form lead where a young person means', () => {
  const through = Object.fromEntries(
    REPORT_DOORS.map((door) => [door, harmsWhere((row) => row.door === door)[0]]),
  );
  assert.deepEqual(through, {
    extortion: 'SEXTORTION',
    pressure: 'GROOMING',
    'fake-police': 'ONLINE_KIDNAP',
    bullying: 'BULLYING',
    picture: 'NCII_MINOR',
    'adult-picture': 'NCII_ADULT',
    other: HARM_BY_DEFAULT,
  });
  assert.equal(HARM_BY_DEFAULT, 'OTHER_CHILD');
});

// Spelled as in the API documentation of the EU DSA transparency database.
const MINORS = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS';
const DSA: Partial<Record<HarmCode, readonly string[]>> = {
  CSAM: [MINORS, 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL'],
  CSAM_AI: [MINORS, 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE'],
  GROOMING: [MINORS, 'KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS'],
  SEXTORTION: [MINORS, 'KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS'],
  ONLINE_KIDNAP: ['STATEMENT_CATEGORY_SCAMS_AND_FRAUD', 'KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING'],
  SCAM_CHILD: ['STATEMENT_CATEGORY_SCAMS_AND_FRAUD'],
  BULLYING: ['STATEMENT_CATEGORY_CYBER_VIOLENCE', 'KEYWORD_CYBER_BULLYING_INTIMIDATION'],
  STALK_THREAT: ['STATEMENT_CATEGORY_CYBER_VIOLENCE', 'KEYWORD_CYBER_STALKING'],
  SELF_HARM: ['STATEMENT_CATEGORY_SELF_HARM', 'KEYWORD_SUICIDE'],
};
test('harms have the words of the EU database that fit best, and those of age where none does', () => {
  for (const code of HARM_CODES) {
    const { category, keywords } = HARMS[code].dsa;
    assert.deepEqual(
      [category, ...keywords],
      DSA[code] ?? [MINORS, 'KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS'],
      code,
    );
  }
});
