import type { Proof } from '../proof.ts';

/** What holds of the code that browsers get. */
export const SERVED_CODE_PROOFS: readonly Proof[] = [
  {
    name: 'served-code',
    claim:
      'one command from outside finds each file, script, header, form and key that is not as the ledger says, and holds the release against this source',
    keeps: ['served-code', 'P18'],
    files: [
      'test/served-code.test.ts',
      'apps/server/src/transparency/record-release.test.ts',
      'apps/portal/src/page-code.test.ts',
    ],
    env: () => ({ SERVED_PAGES: '500' }),
  },
];
