import type { Envelope, Sealed } from '@kmm/contracts';
import type { Sql } from './database.ts';

export type ContentKind = 'report' | 'message' | 'note' | 'referral';
export type SealedRow = {
  id: string;
  kind: ContentKind;
  sender: 'reporter' | 'team' | 'referring';
  sealed: Sealed;
  atHour: Date;
};

/** Stores sealed content; false when that id is taken (the client chooses it). */
export async function insertSealed(sql: Sql, caseId: string, s: SealedRow): Promise<boolean> {
  const rows = await sql(
    `insert into sealed_content (id, case_id, kind, sender, sealed, at_hour) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do nothing returning id`,
    [s.id, caseId, s.kind, s.sender, JSON.stringify(s.sealed), s.atHour],
  );
  return rows.length > 0;
}

type Row = { id: string; kind: ContentKind; sender: SealedRow['sender']; sealed: Sealed; at_hour: Date };

const fromRow = (r: Row): SealedRow => ({
  id: r.id,
  kind: r.kind,
  sender: r.sender,
  sealed: r.sealed,
  atHour: r.at_hour,
});

/** Everything sealed in a case, in order; an owner's and a reporter's view. */
export async function listSealed(sql: Sql, caseId: string): Promise<SealedRow[]> {
  const rows = await sql<Row>(
    `select id, kind, sender, sealed, at_hour from sealed_content where case_id = $1 order by seq`,
    [caseId],
  );
  return rows.map(fromRow);
}

/** What a referral shares with `org`, each with the envelope that opens it there and no other. */
export async function listShared(sql: Sql, caseId: string, org: string): Promise<SealedRow[]> {
  const rows = await sql<Row & { envelope: Envelope }>(
    `select s.id, s.kind, s.sender, s.sealed, s.at_hour, h.envelope
     from content_share h join sealed_content s on s.id = h.content_id
     where s.case_id = $1 and h.org_id = $2 order by s.seq`,
    [caseId, org],
  );
  return rows.map((row) => ({ ...fromRow(row), sealed: { ...row.sealed, to: [row.envelope] } }));
}
