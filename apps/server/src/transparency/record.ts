import { randomBytes } from 'node:crypto';
import { type Actor, appendLedger } from '@khong-mot-minh/database';
import {
  encodeEntry,
  keyedHash,
  type LedgerAct,
  nonceBytes,
  rootOfIds,
  saltBytes,
  timeOf,
} from '@khong-mot-minh/ledger';
import { toHour } from '../platform/hour.ts';
import type { Record } from '../platform/record.ts';
import type { Vault } from '../secrets.ts';

/**
 * The bytes of an act as auditors and its parties read them, its time to the hour: whoever may read of one act should
 * not learn from it when somebody was at a desk.
 */
export const entryOf = (
  vault: Vault,
  at: Date,
  act: LedgerAct,
  who: Actor,
  ids: readonly string[],
): Uint8Array =>
  encodeEntry({
    v: 1,
    at: timeOf(secondsAt(toHour(at))),
    act,
    actor: who.kind === 'person' ? keyedHash(who.person, vault.idKey) : who.kind,
    org: 'org' in who && who.org ? keyedHash(who.org, vault.idKey) : 'none',
    count: ids.length,
    root: rootOfIds(ids, vault.idKey),
  });

const secondsAt = (at: Date): number => Math.floor(at.getTime() / 1000);

/** Under what the acts about a thing are found again. */
export const aboutOf = (vault: Vault, id: string): Buffer => Buffer.from(keyedHash(id, vault.idKey), 'hex');

export const createRecord =
  (vault: Vault, now: () => Date): Record =>
  (sql, act, who, ids) => {
    const at = now();
    return appendLedger(sql, {
      entry: entryOf(vault, at, act, who, ids),
      nonce: randomBytes(nonceBytes),
      salt: randomBytes(saltBytes),
      // The second at which somebody asked for help is nobody's, an auditor's neither.
      seconds: secondsAt(who.kind === 'public' ? toHour(at) : at),
      about: ids[0] === undefined ? undefined : aboutOf(vault, ids[0]),
    });
  };
