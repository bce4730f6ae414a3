import type { Proof } from '../proof.ts';

/** What tests notice of small changes in tables, rules and pure cores. */
export const TABLE_PROOFS: readonly Proof[] = [
  {
    name: 'mutants',
    claim:
      'of small changes in tables, rules, permissions, case reducer, judge and ledger, tests notice nine in ten',
    keeps: [],
    script: 'tools/mutants/run.ts',
    args: (scale) => ['--scale', String(scale)],
    env: () => ({}),
  },
  {
    name: 'how-to-add',
    claim:
      'each recipe of ARCHITECTURE.md, performed on a copy, touches what it names and passes the check; a step that is left out is told',
    keeps: ['how-to-add'],
    script: 'tools/prove/how-to-add/run.ts',
    args: (scale) => ['--scale', String(scale)],
    env: () => ({}),
  },
];
