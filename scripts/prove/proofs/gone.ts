import type { Proof } from '../proof.ts';

export const GONE_PROOFS: readonly Proof[] = [
  {
    name: 'gone',
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
    env: () => ({ KEY_KILLS: '100' }),
  },
];
