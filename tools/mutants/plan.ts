/** What a group of files is, which files it has, and the tests that answer for it, the quickest first. */
export type Group = { name: string; files: RegExp; tests: readonly RegExp[]; sample: number };

/**
 * Fixed before a run: the files, the tests that may kill, how many mutants are drawn of each group at scale 1, and the
 * seed by which they are drawn. A mutant is killed by a test that fails, by a file that no longer loads, or by the time.
 */
export const PLAN = {
  seed: 20_261_127,
  /** A mutant has so many times what its tests take without one, and never less than the least. */
  times: 5,
  leastSeconds: 30,
  goal: 0.9,
  groups: [
    {
      name: 'tables',
      files: /^packages\/contracts\/src\/codes\/(?!index\.ts).*\.ts$/,
      tests: [/^packages\/contracts\/src\/.*\.test\.ts$/, /^test\/route-permissions\.test\.ts$/],
      sample: 60,
    },
    {
      name: 'rules',
      files: /^packages\/contracts\/src\/rules\/(?!index\.ts).*\.ts$/,
      tests: [/^packages\/contracts\/src\/rules\/.*\.test\.ts$/],
      sample: 30,
    },
    {
      name: 'permissions',
      files: /^apps\/server\/src\/http\/(principal|route-registry|separate-hosts)\.ts$/,
      tests: [/^apps\/server\/src\/http\/.*\.test\.ts$/, /^test\/(route-permissions|host-split)\.test\.ts$/],
      sample: 30,
    },
    {
      name: 'cases',
      files: /^apps\/server\/src\/response\/case-reducer\.ts$/,
      tests: [/^apps\/server\/src\/response\/case-reducer\.test\.ts$/],
      sample: 30,
    },
    {
      name: 'judge',
      files: /^packages\/protection\/src\/judge\/.*\.ts$/,
      tests: [
        /^packages\/protection\/src\/judge\/(?!invariants|random).*\.test\.ts$/,
        /^packages\/protection\/src\/(policy|program)\/.*\.test\.ts$/,
        /^packages\/protection\/src\/judge\/(invariants|random).*\.test\.ts$/,
      ],
      sample: 60,
    },
    {
      name: 'ledger',
      files:
        /^packages\/ledger\/src\/(append-entries|batch-rule|consistency-proof|inclusion-proof|keyed-hash|merkle-root|range-hash|sealed-leaf|tile-path|verify-edge|verify-tree)\.ts$/,
      tests: [/^packages\/ledger\/src\/(?!large-log|ledger-monitor).*\.test\.ts$/],
      sample: 40,
    },
  ],
} as const satisfies {
  seed: number;
  times: number;
  leastSeconds: number;
  goal: number;
  groups: readonly Group[];
};
