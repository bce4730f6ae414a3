import type { Proof } from '../proof.ts';

const always = () => ({});

/** What holds of the server as a process, and of what it reaches. */
export const OPERATIONS_PROOFS: readonly Proof[] = [
  {
    name: 'hung-server',
    claim: 'a process stopped inside a transaction holds nobody for longer than 5 s (PostgreSQL)',
    keeps: ['hung-server'],
    files: ['test/hung-server.test.ts'],
    env: always,
    postgres: true,
  },
  {
    name: 'one-server',
    claim: 'a second server is refused, follows a killed one, and cuts a hung one off (PostgreSQL)',
    keeps: ['one-server'],
    files: ['test/second-server.test.ts', 'packages/database/src/server-lease.test.ts'],
    env: always,
    postgres: true,
  },
  {
    name: 'outages',
    claim: 'a database that goes away, a full disk, a failing socket or job: 503, no end of a process',
    keeps: ['outages'],
    files: [
      'test/database-away.test.ts',
      'test/disk-full.test.ts',
      'packages/database/src/guard-socket.test.ts',
      'packages/database/src/open-jobs.test.ts',
    ],
    env: always,
    postgres: true,
  },
  {
    name: 'egress',
    claim: 'texts and news leave only for addresses that two people or the operator agreed to',
    keeps: ['egress'],
    files: ['test/api-egress.test.ts', 'apps/server/src/egress/egress-rules.test.ts'],
    env: always,
  },
  {
    name: 'hardening',
    claim: 'keys and people can be limited and switched off; hosts are split by permission',
    keeps: ['hardening'],
    files: [
      'test/api-access.test.ts',
      'test/api-key-scopes.test.ts',
      'test/host-split.test.ts',
      'apps/server/src/http/idempotency.test.ts',
      'packages/database/src/depth.test.ts',
      'packages/database/src/postgres-logins.test.ts',
      'apps/server/src/membership/password-strength.test.ts',
      'apps/cli/launch/pick-node.test.ts',
      'test/report-words.browser.test.ts',
    ],
    env: always,
    postgres: true,
  },
];
