/*
 * The one home of wraps (decision 0075). In the database every wrapped content key lies once more under a key of its
 * case, which stands in files beside the database and in no backup. All reading and writing of `sealed_content.sealed`
 * and `content_share.envelope` goes through here, with `deps.caseKeys`:
 * - `insertSealed` for new content, `shareContent` for a referral's receiver, `addEnvelopes` for a re-wrap (a new owner,
 *   a team's new key). They take envelopes as a browser sealed them; which key of the case covers them follows from the
 *   `keyId`: a team's organisation, the reporter, or else the case's owner. Each organisation's copy has a key of its
 *   own, so one can die while another stays.
 * - `listSealed` and `listShared` give envelopes as a browser opens them. What lies under a destroyed key is left out.
 */
import type { Envelope, Localised, Sealed } from '@khong-mot-minh/contracts';
import type { OrganisationKind } from '@khong-mot-minh/contracts/codes';
import type { CaseKeys } from './case-keys/case-keys.ts';
import { type CoveredEnvelope, coverEnvelope, uncoverEnvelope } from './case-keys/case-wrap.ts';
import { holdersOf, keyOfHolder, sidesOf } from './case-keys/holders.ts';
import type { Sql } from './database.ts';
import { inOrder } from './in-order.ts';

export type ContentKind = 'report' | 'message' | 'note' | 'referral';
export type SealedRow = {
  id: string;
  kind: ContentKind;
  sender: 'reporter' | 'team' | 'referring';
  sealed: Sealed;
  /** To the minute while the case is open, to the hour once it was closed. */
  at: Date;
};

/** Stores sealed content; false when that id is taken (the client chooses it). */
export async function insertSealed(sql: Sql, keys: CaseKeys, caseId: string, s: SealedRow): Promise<boolean> {
  const to = await cover(sql, keys, caseId, s.id, s.sealed.to, s.at);
  const rows = await sql(
    `insert into sealed_content (id, case_id, kind, sender, sealed, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do nothing returning id`,
    [s.id, caseId, s.kind, s.sender, JSON.stringify({ ...s.sealed, to }), s.at],
  );
  return rows.length > 0;
}

/** Adds envelopes to content of a case that the asking organisation owns; false where there is no such content. */
export async function addEnvelopes(
  sql: Sql,
  keys: CaseKeys,
  added: { caseId: string; contentId: string; envelopes: readonly Envelope[]; at: Date },
): Promise<boolean> {
  const to = await cover(sql, keys, added.caseId, added.contentId, added.envelopes, added.at);
  const [row] = await sql<{ added: boolean }>(`select add_envelopes($1, $2) as added`, [
    added.contentId,
    JSON.stringify(to),
  ]);
  return row?.added === true;
}

/** Shares one sealed content with a referral's receiver, by the envelope that opens it there. */
export async function shareContent(
  sql: Sql,
  keys: CaseKeys,
  share: { contentId: string; referral: string; caseId: string; org: string; envelope: Envelope; at: Date },
): Promise<void> {
  const key = await keyOfHolder(sql, keys, share.caseId, share.org, share.at);
  await sql(
    `insert into content_share (content_id, referral_id, case_id, org_id, envelope) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [
      share.contentId,
      share.referral,
      share.caseId,
      share.org,
      JSON.stringify(coverEnvelope(key, share.contentId, share.envelope)),
    ],
  );
}

async function cover(
  sql: Sql,
  keys: CaseKeys,
  caseId: string,
  contentId: string,
  envelopes: readonly Envelope[],
  at: Date,
): Promise<CoveredEnvelope[]> {
  const holders = await holdersOf(sql, await sidesOf(sql, caseId), envelopes);
  const covered: CoveredEnvelope[] = [];
  for (const envelope of envelopes) {
    const key = await keyOfHolder(sql, keys, caseId, holders(envelope.keyId), at);
    covered.push(coverEnvelope(key, contentId, envelope));
  }
  return covered;
}

type Row = { id: string; kind: ContentKind; sender: SealedRow['sender']; sealed: Sealed; at: Date };

/** The row with the envelopes that can still be opened; nothing where none can. */
function fromRow(keys: CaseKeys, r: Row): SealedRow[] {
  const to = r.sealed.to.flatMap((envelope) => uncoverEnvelope(keys, r.id, envelope) ?? []);
  if (to.length === 0) return [];
  return [{ id: r.id, kind: r.kind, sender: r.sender, sealed: { ...r.sealed, to }, at: r.at }];
}

/** Everything sealed in a case, in order, as it was sealed: a reporter's view. */
export async function listSealed(sql: Sql, keys: CaseKeys, caseId: string): Promise<SealedRow[]> {
  const rows = await sql<Row>(
    `select id, kind, sender, sealed, at from sealed_content where case_id = $1 order by seq`,
    [caseId],
  );
  return rows.flatMap((row) => fromRow(keys, row));
}

/** Everything sealed in a case for its owner `org`, in order, with the envelopes by which an earlier owner handed it over. */
export async function listOwned(sql: Sql, keys: CaseKeys, caseId: string, org: string): Promise<SealedRow[]> {
  const rows = await sql<Row & { handed: Envelope[] | null }>(
    `select s.id, s.kind, s.sender, s.sealed, s.at,
            (select jsonb_agg(h.envelope) from content_share h where h.content_id = s.id and h.org_id = $2) as handed
     from sealed_content s where s.case_id = $1 order by s.seq`,
    [caseId, org],
  );
  return rows.flatMap(({ handed, ...row }) =>
    fromRow(keys, { ...row, sealed: { ...row.sealed, to: [...row.sealed.to, ...(handed ?? [])] } }).map(
      onceEach,
    ),
  );
}

/** One envelope for each key: a case that came back was wrapped for its owner more than once. */
const onceEach = (row: SealedRow): SealedRow => ({
  ...row,
  sealed: { ...row.sealed, to: [...new Map(row.sealed.to.map((e) => [e.keyId, e])).values()] },
});

/** What an organisation wrote for itself in a case, whoever owns it now. */
export async function listOwnNotes(
  sql: Sql,
  keys: CaseKeys,
  caseId: string,
  org: string,
): Promise<SealedRow[]> {
  const rows = await sql<Row>(
    `select id, kind, sender, sealed, at from sealed_content
     where case_id = $1 and org_id = $2 and kind in ('note', 'referral') order by seq`,
    [caseId, org],
  );
  return rows.flatMap((row) => fromRow(keys, row));
}

/** How many of its own notes an organisation can still open, by case. */
export async function countOwnNotes(
  sql: Sql,
  keys: CaseKeys,
  org: string,
  caseIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await sql<Row & { caseId: string }>(
    `select case_id as "caseId", id, kind, sender, sealed, at from sealed_content
     where case_id = any ($1::uuid[]) and org_id = $2 and kind in ('note', 'referral')`,
    [caseIds, org],
  );
  const counts = new Map<string, number>();
  for (const { caseId, ...row } of rows)
    if (fromRow(keys, row).length > 0) counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
  return counts;
}

/** Which organisation wrote each content of a case; what a reporter wrote has none. */
export async function listAuthors(
  sql: Sql,
  caseId: string,
): Promise<Map<string, { organisation: Localised; kind: OrganisationKind }>> {
  const rows = await sql<{ id: string; name: Localised; kind: OrganisationKind }>(
    `select s.id, o.name, o.kind from sealed_content s join organisation o on o.id = s.org_id where s.case_id = $1`,
    [caseId],
  );
  return new Map(rows.map(({ id, name, kind }) => [id, { organisation: inOrder(name), kind }]));
}

/** Which contents of a case were passed on to the receiver of a referral. */
export async function listPassedOn(sql: Sql, referral: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select content_id as id from content_share where referral_id = $1`,
    [referral],
  );
  return rows.map(({ id }) => id);
}

/** What a referral shares with `org`, each with the envelope that opens it there and no other. */
export async function listShared(
  sql: Sql,
  keys: CaseKeys,
  caseId: string,
  org: string,
): Promise<SealedRow[]> {
  const rows = await sql<Row & { envelope: Envelope }>(
    `select s.id, s.kind, s.sender, s.sealed, s.at, h.envelope
     from content_share h join sealed_content s on s.id = h.content_id
     where s.case_id = $1 and h.org_id = $2 order by s.seq`,
    [caseId, org],
  );
  return rows.flatMap((row) => fromRow(keys, { ...row, sealed: { ...row.sealed, to: [row.envelope] } }));
}

/** Covers wraps that were stored before there were case keys; gives how many, at most `limit` of each kind. */
export async function coverBareWraps(sql: Sql, keys: CaseKeys, limit: number, at: Date): Promise<number> {
  const rows = await sql<{
    content_id: string;
    case_id: string;
    referral_id: string | null;
    org_id: string | null;
    owner: string;
    reporter_key_id: string | null;
    envelopes: (Envelope & { under?: string })[];
  }>(`select * from bare_wraps($1)`, [limit]);
  for (const row of rows) {
    const sides = { org: row.owner, reporterKeyId: row.reporter_key_id };
    const holders = await holdersOf(sql, sides, row.envelopes);
    const covered: Envelope[] = [];
    for (const envelope of row.envelopes) {
      const holder = row.org_id ?? holders(envelope.keyId);
      covered.push(
        envelope.under === undefined
          ? coverEnvelope(await keyOfHolder(sql, keys, row.case_id, holder, at), row.content_id, envelope)
          : envelope,
      );
    }
    await sql(`select cover_wraps($1, $2, $3)`, [row.content_id, row.referral_id, JSON.stringify(covered)]);
  }
  return rows.length;
}
