import { type Proof, share } from '../proof.ts';

/** What holds of what was taken back or is over. */
export const DESTRUCTION_PROOFS: readonly Proof[] = [
  {
    name: 'withdrawals',
    claim:
      'what is withdrawn is hidden at once, comes back by its receipt, and is gone after 72 hours; a closed case after 90 days',
    keeps: ['withdrawn-gone', 'P15'],
    files: ['test/api-gone.test.ts'],
    env: () => ({}),
  },
  {
    name: 'restored-gone',
    claim:
      'a backup from before, restored a day after, opens nothing of a destroyed case and everything of the others',
    keeps: ['withdrawn-gone', 'P15'],
    files: ['scripts/operations/restore-gone.test.ts'],
    env: () => ({}),
  },
  {
    name: 'case-keys',
    claim:
      'kill -9 at any moment and the loss of either replica lose no live key, and bring no destroyed one back',
    keeps: ['case-keys-kept'],
    files: ['packages/store/src/case-keys/kill.test.ts', 'packages/store/src/case-keys/case-keys.test.ts'],
    env: (scale) => ({ KEY_KILLS: String(share(100, scale, 4)) }),
  },
];
