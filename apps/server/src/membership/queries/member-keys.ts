import type { Sql } from '@khong-mot-minh/database';

export type MemberLock = { lockedKey: string; keySalt: string };
export type MemberKey = MemberLock & { keyId: string; publicKey: string };

/** A person's own key as their browser made it: the public half, and the private half locked under their phrase. */
export async function setMemberKey(sql: Sql, person: string, key: MemberKey): Promise<void> {
  await sql(`update person set key_id = $2, public_key = $3, locked_key = $4, key_salt = $5 where id = $1`, [
    person,
    key.keyId,
    key.publicKey,
    key.lockedKey,
    key.keySalt,
  ]);
}

/** The same private key under another phrase; false when it is no longer the person's key. */
export async function setMemberLock(
  sql: Sql,
  person: string,
  keyId: string,
  lock: MemberLock,
): Promise<boolean> {
  const rows = await sql(
    `update person set locked_key = $3, key_salt = $4 where id = $1 and key_id = $2 returning id`,
    [person, keyId, lock.lockedKey, lock.keySalt],
  );
  return rows.length > 0;
}
