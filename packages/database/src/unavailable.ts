/** Why the database cannot serve now: it does not answer, is held up by others, or has no room to write. */
export type UnavailableWhy = 'away' | 'busy' | 'full';

/** Nothing was done, and the same request may succeed later: no fault of whoever asked, and none of the code. */
export class DatabaseUnavailable extends Error {
  readonly why: UnavailableWhy;
  constructor(why: UnavailableWhy, cause?: unknown) {
    super(`The database is unavailable (${why})`, { cause });
    this.name = 'DatabaseUnavailable';
    this.why = why;
  }
}

/** SQLSTATE of what passes by itself, and codes of the system's sockets and files. */
const WHY: Readonly<Record<string, UnavailableWhy>> = {
  '08000': 'away',
  '08001': 'away',
  '08003': 'away',
  '08004': 'away',
  '08006': 'away',
  '25006': 'full', // a transaction that was begun for reading only, because there is no room
  '25P03': 'busy', // the transaction stood idle too long
  '40001': 'busy',
  '40P01': 'busy', // a deadlock, of which one party was ended
  '53000': 'full',
  '53100': 'full', // the disk
  '53200': 'busy', // memory
  '53300': 'busy', // connections
  '55P03': 'busy', // lock_timeout
  '57014': 'busy', // statement_timeout
  '57P01': 'away',
  '57P02': 'away',
  '57P03': 'away', // it is starting or stopping
  '58030': 'away', // its disk cannot be read or written
  ECONNREFUSED: 'away',
  ECONNRESET: 'away',
  EHOSTUNREACH: 'away',
  ENETUNREACH: 'away',
  ENOENT: 'away', // a socket file that is gone
  ENOTFOUND: 'away',
  EAI_AGAIN: 'away',
  EPIPE: 'away',
  ETIMEDOUT: 'away',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

/** Failures that the client library tells in words only. */
const WORDS: readonly (readonly [RegExp, UnavailableWhy])[] = [
  [/^Connection terminated|connection error and is not queryable|^Client was closed/, 'away'],
  [/^timeout exceeded when trying to connect/, 'busy'],
  [/^Query read timeout/, 'busy'],
  [/No space left on device/, 'full'],
];

/** Whether a failure passes by itself, and which kind it is; undefined for a fault of ours. */
function whyUnavailable(error: unknown): UnavailableWhy | undefined {
  if (error instanceof DatabaseUnavailable) return error.why;
  if (!(error instanceof Error)) return undefined;
  // `as`: errors of PostgreSQL and of the system carry it.
  const { code } = error as Error & { code?: unknown };
  if (typeof code === 'string' && WHY[code] !== undefined) return WHY[code];
  return WORDS.find(([words]) => words.test(error.message))?.[1];
}

/** The failure as it leaves the store. */
export function asUnavailable(error: unknown): unknown {
  const why = whyUnavailable(error);
  return why === undefined || error instanceof DatabaseUnavailable
    ? error
    : new DatabaseUnavailable(why, error);
}
