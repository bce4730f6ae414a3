import type { HashFeedbackValue } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import type { BankHashRow } from './bank-hashes.ts';
import { takeExchangeNumbers } from './exchange-clock.ts';

// One says either; the other two stand beside anything.
const OPPOSITE: Partial<Record<HashFeedbackValue, HashFeedbackValue>> = {
  blocked: 'not-blocked',
  'not-blocked': 'blocked',
};

/** Notes what a member says of a shared hash; the opposite that it said before is gone. False when it is no news. */
export async function putHashFeedback(
  sql: Sql,
  hash: Pick<BankHashRow, 'id' | 'bank' | 'org'>,
  by: string,
  value: HashFeedbackValue,
  at: Date,
): Promise<boolean> {
  const clock = await takeExchangeNumbers(sql, 1, at);
  const opposite = OPPOSITE[value];
  if (opposite) await removeHashFeedback(sql, hash.id, by, opposite);
  const rows = await sql(
    `insert into hash_feedback (hash_id, bank_id, owner_org, by_org, value, at, seq, changed_s)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning hash_id`,
    [hash.id, hash.bank, hash.org, by, value, at, clock.seq, clock.atS],
  );
  return rows.length > 0;
}

/** Takes back what a member said. */
export async function removeHashFeedback(
  sql: Sql,
  hash: string,
  by: string,
  value: HashFeedbackValue,
): Promise<void> {
  await sql(`delete from hash_feedback where hash_id = $1 and by_org = $2 and value = $3`, [hash, by, value]);
}

/** Hashes that a member disagrees with; read whole, because there are few. */
export async function disputedHashes(sql: Sql): Promise<Set<string>> {
  const rows = await sql<{ hash_id: string }>(
    `select distinct hash_id from hash_feedback where value = 'disagree'`,
  );
  return new Set(rows.map((row) => row.hash_id));
}
