import { type Proof, share } from '../proof.ts';

/** What holds of what was taken back or is over. */
export const DESTRUCTION_PROOFS: readonly Proof[] = [
  {
    name: 'withdrawals',
    claim:
      'what is withdrawn is hidden at once, comes back by its receipt, and is gone after 72 hours; a closed case after 90 days',
    keeps: ['withdrawn-gone', 'P15'],
    files: ['test/api-gone.test.ts', 'test/gone-keys.test.ts'],
    env: () => ({}),
  },
  {
    name: 'withdrawals-after-transfer',
    claim:
      'who owns a case by a transfer reads nothing of it once it is withdrawn, and its copy dies with the others; only a referral, an override or a preservation leaves one',
    keeps: ['withdrawn-gone', 'P15'],
    files: ['test/api-gone-transfer.test.ts'],
    env: () => ({}),
  },
  {
    name: 'wrong-clock',
    claim:
      'nothing ends for good while the server’s clock is far from the database’s or jumped; it is told, and what was held ends when the clock is believed',
    keeps: ['withdrawn-gone', 'P15'],
    files: ['test/wrong-clock.test.ts', 'apps/server/src/platform/clock-rule.test.ts'],
    env: () => ({}),
  },
  {
    name: 'restored-gone',
    claim:
      'a backup from before, restored a day after, opens nothing of a destroyed case and everything of the others',
    keeps: ['withdrawn-gone', 'P15'],
    files: ['test/restore-gone.test.ts'],
    env: () => ({}),
  },
  {
    name: 'case-keys',
    claim:
      'kill -9 at any moment and the loss of either replica lose no live key, and bring no destroyed one back',
    keeps: ['case-keys-kept'],
    files: [
      'packages/database/src/case-keys/kill.test.ts',
      'packages/database/src/case-keys/case-keys.test.ts',
    ],
    env: (scale) => ({ KEY_KILLS: String(share(100, scale, 4)) }),
  },
  {
    name: 'case-keys-server',
    claim:
      'a server killed a hundred times while it destroys what is due, with replicas lost in between, loses no live case and brings none back',
    keeps: ['case-keys-kept'],
    files: ['test/case-keys-kill.test.ts'],
    env: (scale) => ({ SERVER_KILLS: String(share(100, scale)) }),
  },
  {
    name: 'case-keys-takeover',
    claim: 'nor does a server that hangs and the one that takes over from it, on the same two folders',
    keeps: ['case-keys-kept'],
    files: ['test/case-keys-takeover.test.ts', 'packages/database/src/own-folder.test.ts'],
    env: (scale) => ({ TAKEOVERS: String(share(10, scale)) }),
    postgres: true,
  },
];
