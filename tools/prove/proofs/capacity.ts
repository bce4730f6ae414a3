import { type Proof, share } from '../proof.ts';

/** What holds of small machines and of those who run them. */
export const CAPACITY_PROOFS: readonly Proof[] = [
  {
    name: 'steady-load',
    claim: 'twenty reports a second for ten minutes: none fails, p95 of a second at most, 512 MiB at most',
    keeps: ['P8'],
    files: ['test/steady-load.test.ts'],
    env: (scale) => ({ STEADY_SECONDS: String(share(600, scale, 30)) }),
    postgres: true,
  },
  {
    name: 'case-list',
    claim: 'a page of the queue over a million cases: p95 of 50 ms at most',
    keeps: ['P8'],
    script: 'bench/cases.ts',
    args: (scale) => ['--cases', String(share(1_000_000, scale, 1000))],
    env: () => ({}),
    postgres: true,
  },
  {
    name: 'fresh-clone',
    claim: 'from a fresh clone by one command to the first report within ten minutes, in a gibibyte',
    keeps: ['P20'],
    script: 'tools/prove/fresh-clone.ts',
    args: () => [],
    env: () => ({}),
  },
  {
    name: 'operators-drill',
    claim: 'backup, restore into a fresh server and the doctor, on the embedded database and on PostgreSQL',
    keeps: ['P7', 'P20'],
    files: [
      'apps/cli/src/operations/backup.test.ts',
      'test/restore-gone.test.ts',
      'apps/cli/src/operations/doctor.test.ts',
      'apps/cli/src/operations/postgres.test.ts',
    ],
    env: () => ({}),
    postgres: true,
  },
  {
    name: 'staff',
    claim:
      'over the minutes of the reviewers no case is hurried or dropped; a duty ends after a day; nobody at a desk is shown a picture; what is read is written down first',
    keeps: ['P21'],
    files: ['test/api-queue-budget.test.ts', 'test/api-duties.test.ts', 'test/api-share-promises.test.ts'],
    env: () => ({}),
  },
];
