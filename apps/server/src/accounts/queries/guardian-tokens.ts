import type { Sql } from '@khong-mot-minh/database';

export type NewGuardianToken = {
  hash: Uint8Array;
  account: string;
  guardian: string;
  expiresAt: Date;
  /** Made used up: it looks like any other and opens nothing. */
  void: boolean;
};

/** Voids every token of a guardian for an account: what was made before the link was contested opens nothing. */
export async function voidGuardianTokens(
  sql: Sql,
  org: string,
  { account, guardian }: { account: string; guardian: string },
  now: Date,
): Promise<void> {
  await sql(
    `update guardian_token set used_at = $4
     where org_id = $1 and account_id = $2 and guardian_account = $3 and used_at is null`,
    [org, account, guardian, now],
  );
}

/** Keeps the hash of a guardian's token, and drops the account's tokens that can no longer be used. */
export async function insertGuardianToken(
  sql: Sql,
  org: string,
  token: NewGuardianToken,
  now: Date,
): Promise<void> {
  await sql(
    `delete from guardian_token where org_id = $1 and account_id = $2 and (used_at is not null or expires_at <= $3)`,
    [org, token.account, now],
  );
  await sql(
    `insert into guardian_token (token_hash, org_id, account_id, guardian_account, expires_at, used_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [token.hash, org, token.account, token.guardian, token.expiresAt, token.void ? now : null],
  );
}

/** Uses a token up; false when it is unknown, used, over, of another account, or of somebody no longer the guardian. */
export async function takeGuardianToken(
  sql: Sql,
  org: string,
  { hash, account, guardian }: Omit<NewGuardianToken, 'expiresAt' | 'void'>,
  now: Date,
): Promise<boolean> {
  const rows = await sql(
    `update guardian_token set used_at = $5
     where token_hash = $1 and org_id = $2 and account_id = $3 and guardian_account = $4
       and used_at is null and expires_at > $5
     returning token_hash`,
    [hash, org, account, guardian, now],
  );
  return rows.length > 0;
}
