import type { Proof } from '../proof.ts';

/** A language is a row of a table, not a change of code. */
export const LANGUAGE_PROOFS: readonly Proof[] = [
  {
    name: 'planted-language',
    claim:
      'A language planted in the table alone: no type error, no migration, the server starts, its pages fall back, the check tells what it lacks',
    keeps: ['further-language'],
    files: [
      'test/planted-language.test.ts',
      'apps/cli/src/content/untranslated.test.ts',
      'packages/store/src/names.test.ts',
    ],
    env: () => ({ PLANTED_LANGUAGE: '1' }),
  },
];
