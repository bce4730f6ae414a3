import type { Actor, Sql } from '@khong-mot-minh/database';
import type { LedgerAct } from '@khong-mot-minh/ledger';

/** One act of one request: who by code, how many things, the root of their keyed ids. Nothing names a person. */
export type Record = (sql: Sql, act: LedgerAct, who: Actor, ids: readonly string[]) => Promise<void>;
