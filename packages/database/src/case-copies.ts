import type { Localised } from '@khong-mot-minh/contracts';
import type { OrganisationKind } from '@khong-mot-minh/contracts/codes';
import type { Sql } from './database.ts';
import { inOrder } from './in-order.ts';

/** Whose copy a withdrawal leaves, and why. */
export type KeptCopy = {
  name: Localised;
  kind: OrganisationKind;
  why: 'referral' | 'override' | 'preservation';
  /** When the preservation ends; null of every other reason. */
  until: Date | null;
};

/** What would be left of the report that the transaction's locator names, were it withdrawn; and what is, where it was. */
export async function listKeptCopies(sql: Sql, at: Date): Promise<KeptCopy[]> {
  const rows = await sql<KeptCopy>(`select * from copies_of_report($1)`, [at]);
  return rows.map(({ name, ...copy }) => ({ name: inOrder(name), ...copy }));
}

/** Hides every copy of the withdrawn report that nothing keeps, and sets when it is destroyed. */
export async function letCopiesDie(sql: Sql, at: Date, diesAt: Date): Promise<void> {
  await sql(`select let_copies_die($1, $2)`, [at, diesAt]);
}

/** Takes a withdrawal back by the receipt; false where it is too late or nothing was withdrawn. */
export async function takeBackWithdrawal(sql: Sql, at: Date): Promise<boolean> {
  const [row] = await sql<{ done: boolean }>(`select take_back_withdrawal($1) as done`, [at]);
  return row?.done === true;
}

/** Whether the asking organisation's copy of a case is hidden, because its report was withdrawn. */
export async function isCopyHidden(sql: Sql, caseId: string): Promise<boolean> {
  const [row] = await sql<{ hidden: boolean }>(
    `select exists (select 1 from case_key where case_id = $1 and org_id = me_org() and dies_at is not null
                    and destroyed_at is null) as hidden`,
    [caseId],
  );
  return row?.hidden === true;
}

/** Whether the asking organisation's copy of a case is hidden or gone, because its report was withdrawn. */
export async function isTakenBack(sql: Sql, caseId: string): Promise<boolean> {
  const [row] = await sql<{ taken: boolean }>(
    `select exists (select 1 from case_key where case_id = $1 and org_id = me_org()
                    and (why = 'withdrawn' or (dies_at is not null and destroyed_at is null))) as taken`,
    [caseId],
  );
  return row?.taken === true;
}

/** One copy's end; a case that expired is named once more without a key. */
export type DestroyedCopy = { caseId: string; org: string | null; ref: string | null };

/** Destroys what is due in the database, at most of `limit` cases; the keys in their files are the next step. */
export async function destroyDue(
  sql: Sql,
  due: { at: Date; closedBefore: Date; limit: number },
): Promise<DestroyedCopy[]> {
  const rows = await sql<{ case_id: string; org_id: string | null; ref: string | null }>(
    `select * from destroy_due($1, $2, $3)`,
    [due.at, due.closedBefore, due.limit],
  );
  return rows.map((r) => ({ caseId: r.case_id, org: r.org_id, ref: r.ref }));
}

/** Keys that are destroyed in the database and that a replica may still hold. */
export async function listUnburntKeys(sql: Sql, limit: number): Promise<string[]> {
  return (await sql<{ ref: string }>(`select ref from unburnt_keys($1)`, [limit])).map((r) => r.ref);
}

/** No replica holds these keys any more. */
export async function noteBurntKeys(sql: Sql, refs: readonly string[], at: Date): Promise<void> {
  await sql(`select note_burnt($1, $2)`, [refs, at]);
}

/** Writes down what the key store says is destroyed and the database does not know of; gives the cases. */
export async function noteDestroyedKeys(sql: Sql, refs: readonly string[], at: Date): Promise<string[]> {
  const rows = await sql<{ case_id: string }>(`select * from note_destroyed($1, $2)`, [refs, at]);
  await sql(`select note_destroyed_words($1, $2)`, [refs, at]);
  return [...new Set(rows.map((r) => r.case_id))];
}

/** Of these keys the ones that the database says are destroyed. */
export async function listDestroyedAmong(sql: Sql, refs: readonly string[]): Promise<string[]> {
  const rows = await sql<{ ref: string }>(
    `select ref from case_key where ref = any ($1) and destroyed_at is not null
     union all select ref from words_key where ref = any ($1) and destroyed_at is not null`,
    [refs],
  );
  return rows.map((r) => r.ref);
}

/** What a desk sees of the time of a case: how its own copies ended, and since when it has been closed. */
export type CaseRetention = {
  destroyed: { at: Date; why: 'withdrawn' | 'expired'; contents: number }[];
  /** Set while the organisation's copy is hidden: when it is destroyed. */
  diesAt: Date | null;
  closedAt: Date | null;
  erasedAt: Date | null;
  /** The latest end of a preservation that a person of the organisation issued. */
  preservedUntil: Date | null;
};

/** The same of one case and organisation. */
export async function readRetention(sql: Sql, caseId: string, org: string, at: Date): Promise<CaseRetention> {
  const [row] = await sql<{
    destroyed: { at: string; why: 'withdrawn' | 'expired'; contents: number }[];
    diesAt: Date | null;
    closedAt: Date | null;
    erasedAt: Date | null;
    preservedUntil: Date | null;
  }>(
    `select c.closed_at as "closedAt", c.erased_at as "erasedAt",
       (select min(dies_at) from case_key k where k.case_id = c.id and k.org_id = $2 and k.destroyed_at is null) as "diesAt",
       coalesce((select jsonb_agg(jsonb_build_object('at', k.destroyed_at, 'why', k.why, 'contents', k.contents) order by k.destroyed_at)
                 from case_key k where k.case_id = c.id and k.org_id = $2 and k.destroyed_at is not null), '[]') as destroyed,
       (select max(p.expires_at) from preservation p where p.case_id = c.id and p.origin <> 'decision' and p.ended_at is null
          and p.expires_at > $3 and $2 in (p.org_id, p.issuer_org)) as "preservedUntil"
     from cases c where c.id = $1`,
    [caseId, org, at],
  );
  if (!row) throw new Error(`Retention: case ${caseId} is not to be seen`);
  return { ...row, destroyed: row.destroyed.map((d) => ({ ...d, at: new Date(d.at) })) };
}
