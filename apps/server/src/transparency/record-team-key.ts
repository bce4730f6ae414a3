import { encodeOpenEntry } from '@kmm/ledger';
import { appendOpenLedger, type Sql } from '@kmm/store';
import { sha256 } from '../secrets.ts';

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
  const entry = encodeOpenEntry({
    v: 2,
    act: 'team-key.set',
    at: `${at.toISOString().slice(0, 19)}Z`,
    team,
    key: teamKeyHash(publicKey),
  });
  await appendOpenLedger(sql, entry);
}
