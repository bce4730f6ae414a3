import type { Localised } from '@khong-mot-minh/contracts';
import type { Sql } from './database.ts';
import { inOrder } from './in-order.ts';

export type Enrolment = {
  personId: string;
  name: string;
  email: string;
  orgId: string;
  orgName: Localised;
  /** The person has a key already: only the way in is set anew. */
  hasKey: boolean;
};

/** Hands out a code of enrolment; an earlier one of the same person ends. Run as `kmm_auth`, like all of this file. */
export async function putEnrolment(
  sql: Sql,
  e: { personId: string; codeHash: Uint8Array; madeAt: Date; expiresAt: Date },
): Promise<void> {
  await sql(
    `insert into auth.enrolment (person_id, code_hash, made_at, expires_at) values ($1, $2, $3, $4)
     on conflict (person_id) do update set code_hash = excluded.code_hash, made_at = excluded.made_at,
       expires_at = excluded.expires_at`,
    [e.personId, e.codeHash, e.madeAt, e.expiresAt],
  );
}

/** Whom a code that still holds was made for, locked for what follows. */
export async function findEnrolment(
  sql: Sql,
  codeHash: Uint8Array,
  now: Date,
): Promise<Enrolment | undefined> {
  const [row] = await sql<{
    id: string;
    name: string;
    email: string;
    org_id: string;
    org_name: Localised;
    has_key: boolean;
  }>(
    `select p.id, p.name, p.email, p.org_id, o.name as org_name, p.key_id is not null as has_key
     from auth.enrolment e join person p on p.id = e.person_id join organisation o on o.id = p.org_id
     where e.code_hash = $1 and e.expires_at > $2 and p.active for update of e`,
    [codeHash, now],
  );
  return (
    row && {
      personId: row.id,
      name: row.name,
      email: row.email,
      orgId: row.org_id,
      orgName: inOrder(row.org_name),
      hasKey: row.has_key,
    }
  );
}

/** Ends a person's code of enrolment; true when one was open. */
export async function endEnrolment(sql: Sql, personId: string): Promise<boolean> {
  return (
    (await sql(`delete from auth.enrolment where person_id = $1 returning person_id`, [personId])).length > 0
  );
}

/** Who has a code that nobody has used yet, and until when it holds. */
export async function listEnrolments(sql: Sql): Promise<Map<string, Date>> {
  const rows = await sql<{ person_id: string; expires_at: Date }>(
    `select person_id, expires_at from auth.enrolment`,
  );
  return new Map(rows.map((row) => [row.person_id, row.expires_at]));
}
