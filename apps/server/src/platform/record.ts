import type { LedgerAct } from '@kmm/ledger';
import type { Actor, Sql } from '@kmm/store';

/** One act of one request: who by code, how many things, the root of their keyed ids. Nothing names a person. */
export type Record = (sql: Sql, act: LedgerAct, who: Actor, ids: readonly string[]) => Promise<void>;
