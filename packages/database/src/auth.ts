import type { Localised, OrganisationKind, Role } from '@khong-mot-minh/contracts';
import type { Sql } from './database.ts';
import { inOrder } from './in-order.ts';

export type Credential = {
  personId: string;
  passwordHash: string;
  totpSecret: string | null;
  /** Time step of the last code that was accepted. */
  totpLastStep: number;
  failures: number;
  lockedUntil: Date | null;
  active: boolean;
};

/** The credential behind an e-mail address, locked for the sign-in that counts its failures. */
export async function findCredential(sql: Sql, email: string): Promise<Credential | undefined> {
  const [row] = await sql<{
    person_id: string;
    password_hash: string;
    totp_secret: string | null;
    totp_last_step: number;
    failures: number;
    locked_until: Date | null;
    active: boolean;
  }>(
    `select c.person_id, c.password_hash, c.totp_secret, c.totp_last_step, c.failures, c.locked_until, p.active
     from auth.credential c join person p on p.id = c.person_id where lower(p.email) = lower($1) for update of c`,
    [email],
  );
  return (
    row && {
      personId: row.person_id,
      passwordHash: row.password_hash,
      totpSecret: row.totp_secret,
      totpLastStep: Number(row.totp_last_step),
      failures: row.failures,
      lockedUntil: row.locked_until,
      active: row.active,
    }
  );
}

/** A person's own credential, locked for the change that follows. */
export async function findCredentialOf(
  sql: Sql,
  personId: string,
): Promise<Pick<Credential, 'passwordHash' | 'failures' | 'lockedUntil'> | undefined> {
  const [row] = await sql<Pick<Credential, 'passwordHash' | 'failures' | 'lockedUntil'>>(
    `select password_hash as "passwordHash", failures, locked_until as "lockedUntil"
     from auth.credential where person_id = $1 for update`,
    [personId],
  );
  return row;
}

/** Sets a new password and ends every session of the person but the one that asks. */
export async function changePassword(
  sql: Sql,
  personId: string,
  passwordHash: string,
  keep: Uint8Array,
): Promise<void> {
  await sql(
    `update auth.credential set password_hash = $2, failures = 0, locked_until = null where person_id = $1`,
    [personId, passwordHash],
  );
  await sql(`delete from auth.session where person_id = $1 and token_hash <> $2`, [personId, keep]);
}

/** Sets a password and second factor, and forgets failures; the secret comes sealed. */
export async function putCredential(
  sql: Sql,
  personId: string,
  passwordHash: string,
  totpSecret: string | null,
): Promise<void> {
  await sql(
    `insert into auth.credential (person_id, password_hash, totp_secret) values ($1, $2, $3)
     on conflict (person_id) do update set password_hash = excluded.password_hash, totp_secret = excluded.totp_secret,
       totp_last_step = 0, failures = 0, locked_until = null`,
    [personId, passwordHash, totpSecret],
  );
}

/** Takes the password and the second factor away: nobody signs in as this person until they enrol anew. */
export async function deleteCredential(sql: Sql, personId: string): Promise<void> {
  await sql(`delete from auth.credential where person_id = $1`, [personId]);
}

/** Writes how often a sign-in failed in a row, and until when the account is locked. */
export async function recordFailure(sql: Sql, personId: string, failures: number, lockedUntil: Date | null) {
  await sql(`update auth.credential set failures = $2, locked_until = $3 where person_id = $1`, [
    personId,
    failures,
    lockedUntil,
  ]);
}

/**
 * A wrong code after a right password: counted, and at the last one noted for the member and stopped until `stop` for
 * devices that were never in.
 */
export async function recordWrongCode(sql: Sql, personId: string, stop: Date | null, at: Date) {
  await sql(
    `update auth.credential set failures = case when $2::timestamptz is null then failures + 1 else 0 end,
       locked_until = $2, codes_stopped_at = case when $2::timestamptz is null then codes_stopped_at else $3 end
     where person_id = $1`,
    [personId, stop, at],
  );
}

/** After a success: no failures, and the code's time step is used up. */
export async function recordSuccess(sql: Sql, personId: string, totpStep: number) {
  await sql(
    `update auth.credential set failures = 0, codes_stopped_at = null,
       totp_last_step = greatest(totp_last_step, $2)
     where person_id = $1`,
    [personId, totpStep],
  );
}

export type SessionTimes = { createdAt: Date; expiresAt: Date };

/** Opens a session; only the hash of its token is kept, with what the member is to be told in it. */
export async function insertSession(sql: Sql, tokenHash: Uint8Array, personId: string, times: SessionTimes) {
  await sql(
    `insert into auth.session (token_hash, person_id, created_at, seen_at, expires_at, codes_stopped_at)
     values ($1, $2, $3, $3, $4, (select codes_stopped_at from auth.credential where person_id = $2))`,
    [tokenHash, personId, times.createdAt, times.expiresAt],
  );
}

export type SignedIn = {
  personId: string;
  name: string;
  email: string;
  roles: Role[];
  orgId: string;
  orgKind: OrganisationKind;
  orgName: Localised;
  seenAt: Date;
  expiresAt: Date;
  /** When five wrong codes after the right password stopped unknown devices, since the sign-in before. */
  codesStoppedAt: Date | null;
};

/** The person behind a session that has neither expired nor idled longer than `idleMs`. */
export async function findSession(
  sql: Sql,
  tokenHash: Uint8Array,
  now: Date,
  idleMs: number,
): Promise<SignedIn | undefined> {
  const [row] = await sql<{
    person_id: string;
    name: string;
    email: string;
    roles: Role[];
    org_id: string;
    kind: OrganisationKind;
    org_name: Localised;
    seen_at: Date;
    expires_at: Date;
    codes_stopped_at: Date | null;
  }>(
    `select s.person_id, p.name, p.email, p.roles, p.org_id, o.kind, o.name as org_name, s.seen_at, s.expires_at, s.codes_stopped_at
     from auth.session s join person p on p.id = s.person_id join organisation o on o.id = p.org_id
     where s.token_hash = $1 and p.active and s.expires_at > $2 and s.seen_at > $3`,
    [tokenHash, now, new Date(now.getTime() - idleMs)],
  );
  return (
    row && {
      personId: row.person_id,
      name: row.name,
      email: row.email,
      roles: row.roles,
      orgId: row.org_id,
      orgKind: row.kind,
      orgName: inOrder(row.org_name),
      seenAt: row.seen_at,
      expiresAt: row.expires_at,
      codesStoppedAt: row.codes_stopped_at,
    }
  );
}

/** Notes that a session was used, which puts its idle end off. */
export async function touchSession(sql: Sql, tokenHash: Uint8Array, now: Date) {
  await sql(`update auth.session set seen_at = $2 where token_hash = $1`, [tokenHash, now]);
}

/** Ends a session. */
export async function deleteSession(sql: Sql, tokenHash: Uint8Array) {
  await sql(`delete from auth.session where token_hash = $1`, [tokenHash]);
}

/** Removes sessions that have ended by themselves. */
export async function deleteExpiredSessions(sql: Sql, now: Date) {
  await sql(`delete from auth.session where expires_at < $1`, [now]);
}

/** Adds a platform key; only its hash is kept. */
export async function insertApiKey(
  sql: Sql,
  key: { id: string; org: string; hash: Uint8Array; scopes: string[]; expiresAt?: Date | undefined },
) {
  await sql(
    `insert into auth.api_key (id, org_id, key_hash, scopes, expires_at) values ($1, $2, $3, $4, $5)`,
    [key.id, key.org, key.hash, key.scopes, key.expiresAt ?? null],
  );
}

export type PlatformKey = {
  id: string;
  org: string;
  scopes: string[];
  mode: 'live' | 'shadow';
  expiresAt: Date | null;
};

/** The platform behind a key that is neither revoked nor over. */
export async function findApiKey(sql: Sql, hash: Uint8Array, at: Date): Promise<PlatformKey | undefined> {
  const [row] = await sql<PlatformKey>(
    `select k.id, k.org_id as org, k.scopes, o.mode, k.expires_at as "expiresAt"
     from auth.api_key k join organisation o on o.id = k.org_id
     where k.key_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)`,
    [hash, at],
  );
  return row;
}
