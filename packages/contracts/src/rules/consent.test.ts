import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CaseView } from '../case.ts';
import type { MayKnow } from '../codes/consent-levels.ts';
import { ORGANISATIONS, type OrganisationKind } from '../codes/organisation-kinds.ts';
import {
  basesFor,
  consentFor,
  isAllowed,
  isBarred,
  isLevelAllowed,
  isTakenBack,
  mayMove,
  type Word,
} from './consent.ts';

const report = (
  mayKnow: NonNullable<CaseView['report']>['mayKnow'],
  withdrawn = false,
): CaseView['report'] => ({
  ageBand: '13-15',
  help: [],
  mayKnow,
  words: [],
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
  test(name, () => assert.equal(consentFor(given, { organisationId: 'o', kind }), want));

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
  const barred = (kind: OrganisationKind, mayKnow: readonly MayKnow[], words: Word[] = []) =>
    isBarred({ organisationId: 'o', kind }, { mayKnow, words });
  assert.ok(barred('police', ['team', 'hotline', 'school']));
  assert.ok(!barred('helpline', ['team', 'hotline', 'school']));
  assert.ok(barred('helpline', ['team', 'police']));
  const no = { allows: false, organisation: { id: 'o', kind: 'police' as const } };
  assert.ok(barred('police', ['team', 'police'], [no]), 'an earlier tick does not stand against a no');
  for (const kind of ['school', 'platform', 'coalition'] as const) assert.ok(!barred(kind, []));
});

const said = [
  { name: 'a tick alone', mayKnow: ['police'], words: '', want: true },
  { name: 'a no beats the tick', mayKnow: ['police'], words: '-o', want: false },
  { name: 'a no beats an earlier yes', mayKnow: [], words: '+o -o', want: false },
  { name: 'a changed mind beats the no', mayKnow: [], words: '-o +o', want: true },
  {
    name: 'a no to another organisation is no word about this one',
    mayKnow: ['police'],
    words: '-p',
    want: true,
  },
  { name: 'a yes to another organisation is none either', mayKnow: [], words: '+p', want: false },
  { name: 'a no to the kind beats the tick', mayKnow: ['police'], words: '-kind', want: false },
  { name: 'a no to the kind beats an earlier yes to one of it', mayKnow: [], words: '+o -kind', want: false },
  {
    name: 'a yes to one beats an earlier no to its kind',
    mayKnow: ['police'],
    words: '-kind +o',
    want: true,
  },
  { name: 'a yes to the kind leaves a no to one of it', mayKnow: [], words: '-o +kind', want: false },
  { name: 'a no lifted gives back one organisation', mayKnow: [], words: '+o -kind =kind', want: true },
  { name: 'and no other of its kind', mayKnow: [], words: '+p -kind =kind', want: false },
  {
    name: 'nor the tick that an earlier no took',
    mayKnow: ['police'],
    words: '-kind +p -kind =kind',
    want: false,
  },
  { name: 'a no said twice is lifted once', mayKnow: ['police'], words: '-kind -kind =kind', want: true },
  { name: 'and beats an earlier no to the kind', mayKnow: ['police'], words: '-kind +kind', want: true },
] as const;
const spoken = (words: string): Word[] =>
  words
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [allows, about] = [!word.startsWith('-'), word.slice(1)];
      if (word.startsWith('=')) return { allows, restores: true, level: 'police' };
      if (about === 'kind') return { allows, level: 'police' };
      return { allows, organisation: { id: about, kind: 'police' } };
    });
for (const { name, mayKnow, words, want } of said)
  test(`the last word: ${name}`, () => {
    const to = { organisationId: 'o', kind: 'police' } as const;
    assert.equal(isAllowed({ mayKnow, words: spoken(words) }, to), want);
  });

const KINDS = ['helpline', 'police', 'school', 'coalition'] as const;
const organisation = fc
  .record({ id: fc.constantFrom('1', '2'), at: fc.constantFrom(...KINDS) })
  .map(({ id, at: kind }) => ({ id: `${kind} ${id}`, kind }));
const aboutLevel = fc.constantFrom('hotline', 'police', 'school', 'parent');
const word: fc.Arbitrary<Word> = fc.oneof(
  fc.record({ allows: fc.boolean(), organisation }),
  fc.record({ allows: fc.boolean(), level: aboutLevel as fc.Arbitrary<MayKnow> }),
  fc.record({
    allows: fc.constant(true),
    restores: fc.constant(true),
    level: aboutLevel as fc.Arbitrary<MayKnow>,
  }),
);
const wish = fc.record({
  mayKnow: fc.uniqueArray(aboutLevel as fc.Arbitrary<MayKnow>),
  words: fc.array(word, { maxLength: 12 }),
});
const receiver = organisation.map(({ id: organisationId, kind }) => ({ organisationId, kind }));

test('over random words nobody is told against the last no about them, and a last yes lets them know', () => {
  fc.assert(
    fc.property(wish, receiver, fc.boolean(), ({ mayKnow, words }, to, allows) => {
      const own = { allows, organisation: { id: to.organisationId, kind: to.kind } };
      assert.equal(isAllowed({ mayKnow, words: [...words, own] }, to), allows);
      const level = ORGANISATIONS[to.kind].consentLevel;
      if (level) {
        const refused = { mayKnow, words: [...words, { allows: false, level }] };
        assert.ok(!isAllowed(refused, to), 'a no to the kind names each of it');
        assert.ok(!isLevelAllowed(refused, level));
        const allowed = isAllowed({ mayKnow, words: [...words, { allows: true, level }] }, to);
        const last = words.findLast((w) => w.organisation?.id === to.organisationId);
        assert.equal(allowed, last?.allows !== false, 'a yes to the kind leaves what was said of one of it');
      }
    }),
    { numRuns: 2_000 },
  );
});

test('over random words only what was said of an organisation or of its kind decides about it', () => {
  fc.assert(
    fc.property(wish, receiver, ({ mayKnow, words }, to) => {
      const level = ORGANISATIONS[to.kind].consentLevel;
      const own = words.filter(
        (w) => w.organisation?.id === to.organisationId || (!w.organisation && w.level === level),
      );
      // What a no took, and so what a yes again gives back, a yes to another of the kind decides as well.
      const about = own.some(({ restores }) => restores)
        ? words.filter((w) => levelOf(w) === level || own.includes(w))
        : own;
      const ticked = mayKnow.filter((one) => one === level);
      assert.equal(isAllowed({ mayKnow, words }, to), isAllowed({ mayKnow: ticked, words: about }, to));
      if (own.length === 0) assert.equal(isAllowed({ mayKnow, words }, to), ticked.length > 0);
      const last = own.at(-1);
      if (last && !last.allows) assert.ok(!isAllowed({ mayKnow, words }, to));
    }),
    { numRuns: 2_000 },
  );
});

const levelOf = ({ organisation, level }: Word): MayKnow | undefined =>
  organisation ? ORGANISATIONS[organisation.kind].consentLevel : level;

test('over random words a yes again gives back what a no to the level took, and nothing beside it', () => {
  fc.assert(
    fc.property(wish, receiver, aboutLevel, fc.boolean(), ({ mayKnow, words }, to, named, twice) => {
      const level = named as MayKnow;
      fc.pre(!isTakenBack({ words }, level));
      const no = { allows: false, level };
      const takenBack = [...words, no, ...(twice ? [no] : [])];
      const again = [...takenBack, { allows: true, restores: true, level }];
      assert.ok(isTakenBack({ words: takenBack }, level));
      assert.equal(isAllowed({ mayKnow, words: again }, to), isAllowed({ mayKnow, words }, to));
      assert.equal(
        isLevelAllowed({ mayKnow, words: again }, level),
        isLevelAllowed({ mayKnow, words }, level),
      );
      assert.ok(!isTakenBack({ words: again }, level), 'given back once');
    }),
    { numRuns: 5_000 },
  );
});
