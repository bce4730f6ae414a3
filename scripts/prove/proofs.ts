/** Test files that prove one claim, with what makes them take more than their usual part of it. */
export type Proof = {
  name: string;
  claim: string;
  files: string[];
  env(scale: number): Record<string, string>;
};

const protection = (file: string): string => `packages/protection/src/${file}`;
const scaled = (scale: number): Record<string, string> => ({ PROOF_SCALE: String(scale) });

/** The long proofs, in the order of how long they take. */
export const PROOFS: readonly Proof[] = [
  {
    name: 'examples',
    claim:
      'every rule of the packs has examples, and each row of the matrix one that allows and one that does not',
    files: [protection('policy/vn-pack.test.ts'), protection('policy/matrix-rows.test.ts')],
    env: () => ({}),
  },
  {
    name: 'state',
    claim: 'the state reads back byte for byte, through any kill and any order of events',
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
    files: [protection('judge/invariants.test.ts')],
    env: scaled,
  },
  {
    name: 'policies',
    claim: 'the same for whatever rules and matrices the compiler takes',
    files: [protection('judge/random-policies.test.ts')],
    env: scaled,
  },
  {
    name: 'attacks',
    claim:
      'ten thousand mutated policies and events: no crash, no hang over 100 ms, no code, nothing polluted',
    files: [protection('attack.test.ts')],
    env: () => ({ ATTACKS: '10000' }),
  },
];
