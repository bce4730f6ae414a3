import { type Proof, share } from '../proof.ts';

/** What holds of reports and cases. */
export const RESPONSE_PROOFS: readonly Proof[] = [
  {
    name: 'kill',
    claim: 'nothing that was acknowledged is lost by kill -9 at a random moment under load',
    keeps: ['P7'],
    script: 'test/kill/kill-nine.ts',
    args: (scale) => ['--rounds', String(share(200, scale))],
    env: () => ({}),
  },
  {
    name: 'danger-later',
    claim:
      'danger that comes later, said at the desk or by the young person on the page, is danger from then on: tier 5, the clock and the pages of a danger report, the numbers on the page, and the emergency act',
    keeps: ['danger-acknowledged'],
    files: ['test/api-danger-later.test.ts', 'test/danger-later.browser.test.ts'],
    env: () => ({}),
  },
  {
    name: 'danger-held',
    claim:
      'danger that somebody has seen, in the opened case and by name, rings again after ten minutes unless somebody has it; the doctor and the title say so meanwhile',
    keeps: ['danger-acknowledged'],
    files: ['test/api-urgent.test.ts', 'test/urgent.browser.test.ts'],
    env: () => ({}),
  },
  {
    name: 'closed-read',
    claim:
      'nothing closes while words of the young person went out to nobody, nobody is called helped without a reply, and the desk asks to read and to confirm',
    keeps: ['closed-read'],
    files: [
      'test/api-close.test.ts',
      'test/close.browser.test.ts',
      'apps/console/src/case/close-checks.test.ts',
    ],
    env: () => ({}),
  },
];
