import { appendOpenLedger, type Sql } from '@khong-mot-minh/database';
import { encodeOpenEntry } from '@khong-mot-minh/ledger';
import { sha256 } from '../secrets.ts';
import { insertTeamKey, teamsWithoutEntry } from './queries/team-keys.ts';

/** A team and the public key that its reports are sealed to from now on, as base64url. */
export type TeamKey = { team: string; publicKey: string };

/** SHA-256 of a public key in hex, as the log holds it; in base64url its first 16 characters are the key id. */
export const teamKeyHash = (publicKey: string): string =>
  sha256(Buffer.from(publicKey, 'base64url')).toString('hex');

/**
 * Writes down in public which key a team has, in the transaction that sets it. Anybody can then compare the key that
 * a page gives them with the one in the log, and a key that was put in its place for one reader stands in no log.
 */
export async function recordTeamKey(sql: Sql, at: Date, { team, publicKey }: TeamKey): Promise<void> {
  const keyId = Buffer.from(teamKeyHash(publicKey), 'hex').toString('base64url').slice(0, 16);
  await insertTeamKey(sql, { team, keyId, publicKey, setAt: at });
  await appendOpenLedger(sql, entryOfTeamKey(at, { team, publicKey }));
}

/** The bytes of that entry, as the log holds them. */
export const entryOfTeamKey = (at: Date, { team, publicKey }: TeamKey): Uint8Array =>
  encodeOpenEntry({
    v: 2,
    act: 'team-key.set',
    at: `${at.toISOString().slice(0, 19)}Z`,
    team,
    key: teamKeyHash(publicKey),
  });

/** Tells the log of keys that were set before it was told of any; run at each start. */
export async function recordUntoldTeamKeys(sql: Sql, at: Date): Promise<void> {
  for (const key of await teamsWithoutEntry(sql)) await recordTeamKey(sql, at, key);
}
