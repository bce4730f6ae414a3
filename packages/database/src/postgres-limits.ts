/** How long PostgreSQL lets a session of ours run a statement, wait for a lock, or stand idle inside a transaction. */
export type Limits = { statementMs: number; lockMs: number; idleMs: number };

/**
 * A request. A server that hangs inside a transaction is cut off after `idleMs`, so that it holds nobody for five
 * seconds; whoever waits for it waits a little longer than that, and goes on.
 */
export const REQUEST_LIMITS: Limits = { statementMs: 10_000, lockMs: 4_500, idleMs: 4_000 };

/** Reads that compute between two statements, and statistics: they change nothing that others wait for. */
export const LONG_LIMITS: Limits = { statementMs: 300_000, lockMs: 4_500, idleMs: 120_000 };

/** Migrations take as long as they take, but do not queue for ever before everybody else. */
export const OWNER_LIMITS: Limits = { statementMs: 0, lockMs: 60_000, idleMs: 60_000 };

/** For this side: an answer that never comes, because the network broke, is given up a little later. */
export const ANSWER_MS = REQUEST_LIMITS.statementMs + 5_000;
export const CONNECT_MS = 5_000;

const settings = ({ statementMs, lockMs, idleMs }: Limits): [name: string, value: number][] => [
  ['statement_timeout', statementMs],
  ['lock_timeout', lockMs],
  ['idle_in_transaction_session_timeout', idleMs],
];

/** Sets limits for a session, and what tells PostgreSQL within a minute that the machine behind it is gone. */
export const sessionLimits = (limits: Limits): string =>
  [
    ...settings(limits),
    // The planner takes row-level security for dear and would compile statements that take microseconds.
    ['jit', 0] as const,
    ['tcp_keepalives_idle', 10] as const,
    ['tcp_keepalives_interval', 5] as const,
    ['tcp_keepalives_count', 3] as const,
    ['tcp_user_timeout', 30_000] as const,
    ['client_connection_check_interval', 5_000] as const,
  ]
    .map(([name, value]) => `set ${name} = ${value}`)
    .join('; ');

/** The same for one transaction. */
export const transactionLimits = (limits: Limits): string =>
  settings(limits)
    .map(([name, value]) => `set local ${name} = ${value}`)
    .join('; ');
