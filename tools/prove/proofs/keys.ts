import { type Proof, share } from '../proof.ts';

/** What holds of the keys of members and teams. */
export const KEYS_PROOFS: readonly Proof[] = [
  {
    name: 'stolen-store',
    claim:
      'of a thousand texts of fifteen kinds none is readable with all that lies on a server’s disks: tables, files, write-ahead log, snapshots, log, backup, the keys of cases and the server’s secrets; and none of the places of pictures',
    keeps: ['stolen-store', 'P3'],
    files: ['test/api-stolen-store.test.ts', 'test/api-sealing.test.ts', 'test/api-take-down-places.test.ts'],
    env: (scale) => ({ CANARIES: String(share(1000, scale, 20)), PLACES: String(share(90, scale, 10)) }),
  },
  {
    name: 'stolen-postgres',
    claim: 'the same of a hundred texts on PostgreSQL, its write-ahead log among them',
    keeps: ['stolen-store'],
    files: ['test/api-stolen-store.test.ts'],
    env: (scale) => ({ CANARIES: String(share(100, scale, 20)) }),
    postgres: true,
  },
  {
    name: 'terms',
    claim:
      'words of acts alone and of authorities’ requests die with the case that they are about; take-downs and calls have a term',
    keeps: ['withdrawn-gone', 'P15'],
    files: ['test/api-terms.test.ts'],
    env: () => ({}),
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
      'packages/sealing/src/seal-key.test.ts',
      'packages/sealing/src/key-halves.test.ts',
      'packages/sealing/src/key-shares.test.ts',
    ],
    env: () => ({}),
  },
];
