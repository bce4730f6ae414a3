import type { Proof } from '../proof.ts';

/** What is said in two places is held against the other one. */
export const TYPE_PROOFS: readonly Proof[] = [
  {
    name: 'row-types',
    claim:
      'every statement is prepared on the schema; names, types and nulls are those of the row type beside it',
    keeps: ['rows-fit-schema'],
    files: ['packages/database/test/row-types.test.ts'],
    env: () => ({}),
  },
  {
    name: 'sdk-types',
    claim: 'the SDK has the types of the OpenAPI document, and only of what a platform may call',
    keeps: ['sdk-fits-document'],
    files: ['packages/sdk/scripts/write-types.test.ts', 'test/outsiders-packages.test.ts'],
    env: () => ({}),
  },
  {
    name: 'guides',
    claim: 'a section of a guide that changed in English alone is told by its name',
    keeps: ['guides-in-both'],
    files: ['tools/checks/guides.test.ts'],
    env: () => ({}),
  },
];
