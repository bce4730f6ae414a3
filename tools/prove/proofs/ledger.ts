import { type Proof, share } from '../proof.ts';

const server = (file: string): string => `apps/server/src/transparency/${file}`;
const ledger = (file: string): string => `packages/ledger/src/${file}`;

/** What holds of the public ledger. */
export const LEDGER_PROOFS: readonly Proof[] = [
  {
    name: 'silent-ledger',
    claim:
      'a watcher that learns from half of the days (lengths, bytes, order, repetitions of all leaves) is right in 55 % of the others at most',
    keeps: ['silent-ledger'],
    files: [
      server('watcher.test.ts'),
      server('batches.test.ts'),
      ledger('batch-rule.test.ts'),
      'apps/server/src/authority/published-counts.test.ts',
    ],
    env: (scale) => ({ PROOF_SCALE: String(share(20, scale)) }),
  },
  {
    name: 'numberless-receipts',
    claim:
      'two receipts of one stranger, and the ledger of a case, do not tell how many acts the house did between',
    keeps: ['silent-ledger'],
    files: ['test/api-ledger-oracle.test.ts', ledger('sealed-leaf.test.ts')],
    env: () => ({}),
  },
  {
    name: 'large-ledger',
    claim: 'a million entries are checked from their files alone within a minute',
    keeps: ['P9'],
    files: [ledger('large-log.test.ts')],
    env: (scale) => ({ LEDGER_ENTRIES: String(share(1_000_000, scale, 20_000)) }),
  },
  {
    name: 'complete-ledger',
    claim: 'auditors find what was dropped or dated back; the monitor alarms when the rhythm breaks',
    keeps: ['complete-ledger'],
    files: [
      ledger('audit.test.ts'),
      ledger('rhythm.test.ts'),
      server('batches.test.ts'),
      'test/api-audit.test.ts',
    ],
    env: () => ({}),
  },
];
