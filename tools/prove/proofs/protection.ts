import { type Proof, share } from '../proof.ts';

const protection = (file: string): string => `packages/protection/src/${file}`;
const scaled = (scale: number): Record<string, string> => ({ PROOF_SCALE: String(share(20, scale)) });

/** What holds of rules and state, in the order of how long it takes. */
export const PROTECTION_PROOFS: readonly Proof[] = [
  {
    name: 'examples',
    claim:
      'every rule of the packs has examples, and each row of the matrix one that allows and one that does not',
    keeps: [],
    files: [protection('policy/vn-pack.test.ts'), protection('policy/matrix-rows.test.ts')],
    env: () => ({}),
  },
  {
    name: 'state',
    claim: 'the state reads back byte for byte, through any kill and any order of events',
    keeps: [],
    files: [
      protection('state/byte-table.test.ts'),
      protection('state/protection-state.test.ts'),
      protection('state/sessions.test.ts'),
      protection('state/windows.test.ts'),
      protection('protections/time-budget.test.ts'),
    ],
    env: () => ({}),
  },
  {
    name: 'invariants',
    claim: 'younger is never laxer, older never freer, order changes nothing, the future changes nothing',
    keeps: [],
    files: [protection('judge/invariants.test.ts')],
    env: scaled,
  },
  {
    name: 'policies',
    claim: 'the same for whatever rules and matrices the compiler takes',
    keeps: [],
    files: [protection('judge/random-policies.test.ts')],
    env: scaled,
  },
  {
    name: 'attacks',
    claim:
      'ten thousand mutated policies and events: no crash, no hang over 100 ms, no code, nothing polluted',
    keeps: [],
    files: [protection('attack.test.ts')],
    env: (scale) => ({ ATTACKS: String(share(10_000, scale, 100)) }),
  },
];
