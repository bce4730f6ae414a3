import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HARM_CODES, type HarmCode } from '@khong-mot-minh/contracts/codes';
import fc from 'fast-check';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { gravestFirst } from './gravest-first.ts';

// `as`: the order reads these two fields of a rule.
const rule = (id: string, category?: HarmCode) => ({ id, ...(category && { category }) }) as CompiledRule;
const firstOf = (fired: { tier: number; rule: CompiledRule }[]) => fired.toSorted(gravestFirst)[0]?.rule.id;

const pairs: { name: string; graver: [number, HarmCode?]; other: [number, HarmCode?] }[] = [
  { name: 'the higher tier', graver: [4, 'BULLYING'], other: [3, 'SELF_HARM'] },
  { name: 'danger to life before extortion', graver: [4, 'SELF_HARM'], other: [4, 'SEXTORTION'] },
  { name: 'a kidnap before grooming', graver: [3, 'ONLINE_KIDNAP'], other: [3, 'GROOMING'] },
  { name: 'extortion before grooming', graver: [3, 'SEXTORTION'], other: [3, 'GROOMING'] },
  { name: 'grooming before a threat', graver: [3, 'GROOMING'], other: [3, 'STALK_THREAT'] },
  { name: 'a threat before fraud', graver: [3, 'STALK_THREAT'], other: [3, 'SCAM_CHILD'] },
  { name: 'fraud before a rule without a category', graver: [3, 'SCAM_CHILD'], other: [3] },
];
for (const { name, graver, other } of pairs)
  test(`first comes ${name}, whatever the rules are called`, () => {
    for (const [mine, theirs] of [
      ['a', 'z'],
      ['z', 'a'],
    ] as const) {
      const one = { tier: graver[0], rule: rule(mine, graver[1]) };
      const two = { tier: other[0], rule: rule(theirs, other[1]) };
      assert.equal(firstOf([one, two]), mine);
      assert.equal(firstOf([two, one]), mine);
    }
  });

test('every permutation of what fired gives the same order', () => {
  const fired = fc.uniqueArray(
    fc.record({
      tier: fc.integer({ min: 1, max: 5 }),
      id: fc.string({ minLength: 1, maxLength: 4 }),
      category: fc.option(fc.constantFrom(...HARM_CODES), { nil: undefined }),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
  );
  const shuffled = fired.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  const order = (list: { tier: number; id: string; category: HarmCode | undefined }[]) =>
    list
      .map(({ tier, id, category }) => ({ tier, rule: rule(id, category) }))
      .sort(gravestFirst)
      .map((one) => one.rule.id);
  fc.assert(fc.property(shuffled, ([one, two]) => assert.deepEqual(order(one), order(two))));
});
