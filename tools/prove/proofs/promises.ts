import type { AcceptanceId } from '../acceptance.ts';
import { type Proof, share } from '../proof.ts';

/** The test files that hold a promise of the field: their tests of that number say it by name. */
const HOLDS = {
  P1: ['test/api-promises.test.ts', 'test/api-share-promises.test.ts', 'test/api-statements.test.ts'],
  P2: ['test/api-promises.test.ts', 'test/api-receipt-guesses.test.ts'],
  P3: ['test/api-exchange.test.ts', 'test/api-sealing.test.ts'],
  P4: ['test/api-exchange.test.ts'],
  P5: ['test/path.browser.test.ts', 'test/offline.browser.test.ts'],
  P6: ['test/api-promises.test.ts', 'test/api-share-promises.test.ts'],
  P9: ['test/api-ledger.test.ts'],
  P10: ['test/api-share-promises.test.ts', 'test/api-cybertip.test.ts', 'test/outsiders-ledger.test.ts'],
  P11: ['test/api-overrides.test.ts', 'test/api-referrals.test.ts'],
  P12: [
    'packages/database/src/row-level-security.test.ts',
    'test/api-authority.test.ts',
    'test/api-cybertip.test.ts',
    'test/api-isolation.test.ts',
    'test/api-exchange.test.ts',
  ],
  P13: [
    'test/api-appeals.test.ts',
    'test/api-authority.test.ts',
    'test/api-cybertip.test.ts',
    'test/api-case-races.test.ts',
    'test/api-override-reviews.test.ts',
  ],
  P14: ['test/api-authority.test.ts', 'test/api-override-reviews.test.ts'],
  P15: ['test/api-authority.test.ts', 'test/api-statements.test.ts', 'test/api-exchange.test.ts'],
  P16: ['test/api-share-promises.test.ts'],
  P18: ['test/outsiders-packages.test.ts'],
  P19: ['test/api-obligations.test.ts'],
} as const satisfies Partial<Record<AcceptanceId, readonly string[]>>;

/** What makes the tests of a promise take all of it. */
const WHOLE: Partial<Record<AcceptanceId, (scale: number) => Record<string, string>>> = {
  P2: (scale) => ({
    RECEIPT_GUESSES: String(share(100_000, scale, 1000)),
    RECEIPT_TIMINGS: String(share(10_000, scale, 150)),
  }),
  P9: (scale) => ({ LEDGER_ATTACKS: String(share(10_000, scale, 1000)) }),
};

/** One proof a promise, in the order of their numbers. */
const PROMISES: readonly Proof[] = Object.entries(HOLDS).map(([id, files]) => ({
  name: `promise-${id.slice(1)}`,
  claim: `every test of promise ${id.slice(1)} holds`,
  // Object.entries forgets that the keys are those of the table.
  keeps: [id as AcceptanceId],
  files,
  // "promise 11 and 13:" is of both.
  only: `promise (\\d+ and )?${id.slice(1)}(:| and)`,
  env: WHOLE[id as AcceptanceId] ?? (() => ({})),
}));

/** Those, and what holds a promise for every page and route at once. */
export const PROMISE_PROOFS: readonly Proof[] = [
  ...PROMISES,
  {
    name: 'pages',
    claim:
      'every page that links lead to: axe finds nothing, nothing foreign, within its bytes, in both languages',
    keeps: ['P6', 'P19'],
    files: ['test/pages.browser.test.ts'],
    env: () => ({}),
  },
  {
    name: 'roles',
    claim: 'every role at every route, and every route without a role',
    keeps: ['P12'],
    files: ['test/api-roles.test.ts'],
    env: () => ({}),
  },
];
