import { type Proof, share } from '../proof.ts';

const protection = (file: string): string => `packages/protection/src/state/${file}`;
const server = (file: string): string => `apps/server/src/protection/${file}`;

/** What a platform remembers, however many events it sends. */
export const MEMORY_PROOFS: readonly Proof[] = [
  {
    name: 'sequences',
    claim: 'a citation names any of 2^48 events, also in pairs that were written with 32 bits',
    keeps: ['long-sequences'],
    files: [protection('pair.test.ts')],
    env: () => ({}),
  },
  {
    name: 'ids',
    claim: 'an id is remembered for seven days, through any restart, and then expires',
    keeps: ['ids-expire'],
    files: [protection('id-memory.test.ts'), server('seen-events.test.ts')],
    env: () => ({}),
  },
  {
    name: 'tables',
    claim: 'a table grows past a gibibyte',
    keeps: ['bounded-memory'],
    files: [protection('byte-table.test.ts')],
    env: (scale) => ({ TABLE_MEBIBYTES: String(share(1200, scale, 8)) }),
  },
  {
    name: 'bounds',
    claim:
      'twenty million events leave seven days of ids; ten million pairs are saved and read back in chunks',
    keeps: ['bounded-memory', 'chunked-checkpoints'],
    files: [server('bounds.test.ts')],
    env: (scale) => ({
      EVENTS: String(share(20_000_000, scale, 60_000)),
      PAIRS: String(share(10_000_000, scale, 60_000)),
    }),
    postgres: true,
  },
  {
    name: 'erasure',
    claim: 'after an erasure no table leads to the account, not with the server’s key; replays stay equal',
    keeps: ['erasure'],
    files: ['test/api-erasure.test.ts', protection('rename-state.test.ts')],
    env: () => ({}),
  },
  {
    name: 'checkpoints',
    claim: 'a process that dies between any two chunks leaves the checkpoint of before',
    keeps: ['chunked-checkpoints'],
    files: [
      server('state-checkpointer.test.ts'),
      protection('snapshot.test.ts'),
      'apps/server/src/protection/queries/checkpoints.test.ts',
    ],
    env: () => ({}),
  },
];
