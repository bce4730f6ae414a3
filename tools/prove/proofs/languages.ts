import type { Proof } from '../proof.ts';

/** A language is a row of a table and a country a folder: neither is a change of code. */
export const LANGUAGE_PROOFS: readonly Proof[] = [
  {
    name: 'planted-language',
    claim:
      'A language planted in the table alone: no type error, no migration, the server starts, its pages fall back, the check tells what it lacks',
    keeps: ['further-language'],
    files: [
      'test/planted-language.test.ts',
      'apps/cli/src/content/untranslated.test.ts',
      'packages/database/src/names.test.ts',
    ],
    env: () => ({ PLANTED_LANGUAGE: '1' }),
  },
  {
    name: 'another-country',
    claim:
      'a server of another country shows its lines, days, provinces and law and none of Vietnam, and no program names what is one country’s',
    keeps: ['another-country'],
    files: [
      'test/api-jurisdiction.test.ts',
      'test/architecture.test.ts',
      'test/architecture-planted.test.ts',
      'apps/server/src/jurisdiction.test.ts',
      'apps/server/src/platform/home-day.test.ts',
    ],
    env: () => ({}),
  },
];
