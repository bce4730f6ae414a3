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
];
