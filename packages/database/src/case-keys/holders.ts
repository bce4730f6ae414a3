import type { KeyObject } from 'node:crypto';
import type { Envelope } from '@khong-mot-minh/contracts';
import type { Sql } from '../database.ts';
import type { CaseKeys } from './case-keys.ts';

const HOUR_MS = 3_600_000;

/** A key that the database names is in no replica that was seen, or destroyed: nothing more can be sealed in its case. */
export class CaseKeyGone extends Error {}

/** An organisation, or null for the reporter. */
export type Holder = string | null;

/** Whose a case is, and the reporter's key where it came from a report. */
export type Sides = { org: string; reporterKeyId: string | null };

/** The same of one case, as far as the asking side may see it. */
export async function sidesOf(sql: Sql, caseId: string): Promise<Sides> {
  const [row] = await sql<{ org_id: string; reporter_key_id: string | null }>(
    `select c.org_id, r.reporter_key_id from cases c left join report r on r.case_id = c.id where c.id = $1`,
    [caseId],
  );
  if (!row) throw new Error(`Sealed content: case ${caseId} is not to be seen`);
  return { org: row.org_id, reporterKeyId: row.reporter_key_id };
}

/** Whose copy an envelope is: the organisation of the team it is for, the reporter's, or else the owner's. */
export async function holdersOf(
  sql: Sql,
  sides: Sides,
  envelopes: readonly Pick<Envelope, 'keyId'>[],
): Promise<(keyId: string) => Holder> {
  const teams = await sql<{ key_id: string; org_id: string }>(
    `select key_id, org_id from team where key_id = any ($1)`,
    [envelopes.map(({ keyId }) => keyId)],
  );
  return (keyId) =>
    keyId === sides.reporterKeyId ? null : (teams.find((t) => t.key_id === keyId)?.org_id ?? sides.org);
}

/** The key that covers a holder's copy of a case; the first time it is made. */
export async function keyOfHolder(
  sql: Sql,
  keys: CaseKeys,
  caseId: string,
  holder: Holder,
  at: Date,
): Promise<{ ref: string; key: KeyObject }> {
  const [known] = await sql<{ ref: string }>(
    `select ref from case_key where case_id = $1 and org_id is not distinct from $2 and destroyed_at is null`,
    [caseId, holder],
  );
  if (known) {
    const key = keys.find(known.ref);
    if (typeof key === 'string') throw new CaseKeyGone(`Case ${caseId}: its key ${known.ref} is ${key}`);
    return { ref: known.ref, key };
  }
  // On the disk before the row that names it: what is sealed under a key that a crash takes would be lost.
  const made = await keys.make(at);
  await sql(`insert into case_key (ref, case_id, org_id, made_hour) values ($1, $2, $3, $4)`, [
    made.ref,
    caseId,
    holder,
    new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS),
  ]);
  return made;
}
