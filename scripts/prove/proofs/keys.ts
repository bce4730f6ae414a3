import { type Proof, share } from '../proof.ts';

/** What holds of the keys of members and teams. */
export const KEYS_PROOFS: readonly Proof[] = [
  {
    name: 'stolen-store',
    claim:
      'a stolen database reads none of a thousand texts, and with the server’s secrets none of the places of pictures',
    keeps: ['stolen-store'],
    files: ['test/api-key-rotation.test.ts', 'test/api-take-down-places.test.ts'],
    env: (scale) => ({ CANARIES: String(share(1000, scale, 20)), PLACES: String(share(150, scale, 10)) }),
  },
  {
    name: 'key-rotation',
    claim: 'a copied team key opens nothing that came after the rotation, nor what was re-wrapped',
    keeps: ['key-rotation'],
    files: ['test/api-key-rotation.test.ts'],
    env: () => ({}),
  },
  {
    name: 'known-team-key',
    claim:
      'the help page proves a team’s key by the public log and refuses every other, at every line of the proof',
    keeps: ['known-team-key'],
    files: ['test/known-team-key.test.ts'],
    env: () => ({}),
  },
  {
    name: 'key-recovery',
    claim: 'a lost phrase is recovered by two holders or two printed shares; one of either gives nothing',
    keeps: ['key-recovery'],
    files: [
      'test/api-enrolment.test.ts',
      'packages/sealing/src/key-halves.test.ts',
      'packages/sealing/src/key-shares.test.ts',
    ],
    env: () => ({}),
  },
];
