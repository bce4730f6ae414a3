import { encodeEntry, keyedHash, type LedgerAct, rootOfIds } from '@kmm/ledger';
import { type Actor, appendLedger, type Sql } from '@kmm/store';
import { toHour } from '../response/hour.ts';
import type { Vault } from '../secrets.ts';

/** One act of one request: who by code, how many things, the root of their keyed ids. Nothing names a person. */
export type Record = (sql: Sql, act: LedgerAct, who: Actor, ids: readonly string[]) => Promise<void>;

/** The bytes of an act as the log holds them. */
export const entryOf = (
  vault: Vault,
  at: Date,
  act: LedgerAct,
  who: Actor,
  ids: readonly string[],
): Uint8Array =>
  encodeEntry({
    v: 1,
    // The log is public: the second at which somebody asked for help is nobody's.
    at: `${(who.kind === 'public' ? toHour(at) : at).toISOString().slice(0, 19)}Z`,
    act,
    actor: who.kind === 'person' ? keyedHash(who.person, vault.idKey) : who.kind,
    org: 'org' in who && who.org ? keyedHash(who.org, vault.idKey) : 'none',
    count: ids.length,
    root: rootOfIds(ids, vault.idKey),
  });

export const createRecord =
  (vault: Vault, now: () => Date): Record =>
  (sql, act, who, ids) =>
    appendLedger(sql, entryOf(vault, now(), act, who, ids));
