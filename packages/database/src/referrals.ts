import type { Localised } from '@khong-mot-minh/contracts';
import type { MayKnow, OrganisationKind } from '@khong-mot-minh/contracts/codes';
import type { Sql } from './database.ts';
import { inOrder } from './in-order.ts';

export type ReferralRow = {
  id: string;
  caseId: string;
  kind: 'referral' | 'transfer';
  fromOrg: string;
  toOrg: string;
  toTeam: string;
  fromName: Localised;
  fromKind: OrganisationKind;
  toName: Localised;
  toKind: OrganisationKind;
  status: 'sent' | 'accepted' | 'returned' | 'done' | 'ended';
  basis: string;
  consentGiven: boolean;
  mayKnow: MayKnow[];
  madeAt: Date;
  answeredAt: Date | null;
  /** The letter to the receiver. */
  noteId: string | null;
  /** What its sender could not open either. */
  leftOut: string[];
  /** The question to which the reporter agreed, of a transfer. */
  questionId: string | null;
};

type Later = 'status' | 'fromName' | 'fromKind' | 'toName' | 'toKind' | 'answeredAt';
type Further = 'noteId' | 'leftOut' | 'questionId';
export type NewReferral = Omit<ReferralRow, Later | Further> &
  Partial<Pick<ReferralRow, Further>> & { madeBy: string };

/** Adds a referral, as sent; false where the case is on offer for transfer already. */
export async function insertReferral(sql: Sql, r: NewReferral): Promise<boolean> {
  const rows = await sql(
    `insert into referral (id, case_id, kind, from_org, to_org, to_team, status, basis, consent_given, may_know, made_by, made_at,
       note_id, left_out, question_id)
     values ($1, $2, $3, $4, $5, $6, 'sent', $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (case_id) where kind = 'transfer' and status = 'sent' do nothing returning id`,
    [
      r.id,
      r.caseId,
      r.kind,
      r.fromOrg,
      r.toOrg,
      r.toTeam,
      r.basis,
      r.consentGiven,
      r.mayKnow,
      r.madeBy,
      r.madeAt,
      r.noteId ?? null,
      r.leftOut ?? [],
      r.questionId ?? null,
    ],
  );
  return rows.length > 0;
}

type Row = {
  id: string;
  case_id: string;
  kind: ReferralRow['kind'];
  from_org: string;
  to_org: string;
  to_team: string;
  from_name: Localised;
  from_kind: OrganisationKind;
  to_name: Localised;
  to_kind: OrganisationKind;
  status: ReferralRow['status'];
  basis: string;
  consent_given: boolean;
  may_know: MayKnow[];
  made_at: Date;
  answered_at: Date | null;
  note_id: string | null;
  left_out: string[];
  question_id: string | null;
};

const fromRow = (r: Row): ReferralRow => ({
  id: r.id,
  caseId: r.case_id,
  kind: r.kind,
  fromOrg: r.from_org,
  toOrg: r.to_org,
  toTeam: r.to_team,
  fromName: inOrder(r.from_name),
  fromKind: r.from_kind,
  toName: inOrder(r.to_name),
  toKind: r.to_kind,
  status: r.status,
  basis: r.basis,
  consentGiven: r.consent_given,
  mayKnow: r.may_know,
  madeAt: r.made_at,
  answeredAt: r.answered_at,
  noteId: r.note_id,
  leftOut: r.left_out,
  questionId: r.question_id,
});

const read = `select f.*, a.name as from_name, a.kind as from_kind,
         b.name as to_name, b.kind as to_kind
  from referral f join organisation a on a.id = f.from_org join organisation b on b.id = f.to_org`;

/** Referrals of a case: all for its owner and its reporter, otherwise those that the asking organisation made or received. */
export async function listReferrals(sql: Sql, caseId: string): Promise<ReferralRow[]> {
  const rows = await sql<Row>(`${read} where f.case_id = $1 order by f.made_at, f.id`, [caseId]);
  return rows.map(fromRow);
}

/** What the reporter is told of a referral beside its state. */
export type ReferralTold = {
  referral: string;
  /** More than the letter went along. */
  parts: boolean;
  /** Why the receiver gave it back. */
  returned: string | null;
  /** What the people who review came to, where it was one person's act alone. */
  verdict: 'justified' | 'not-justified' | null;
};

/** The same of each referral of the case, for the holder of its receipt. */
export const listReferralsTold = (sql: Sql): Promise<ReferralTold[]> =>
  sql<ReferralTold>(`select referral, parts, returned, verdict from referrals_of_report()`);

/** Of these cases the ones of which something waits for the organisation's answer: a referral or an offer. */
export async function unansweredAmong(sql: Sql, org: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ id: string }>(
    `select case_id as id from referral where to_org = $1 and status = 'sent' and case_id = any ($2)`,
    [org, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** One referral, for either side of it. */
export async function findReferral(sql: Sql, id: string): Promise<ReferralRow | undefined> {
  const [row] = await sql<Row>(`${read} where f.id = $1`, [id]);
  return row && fromRow(row);
}

/** The receiving organisation's answer, with its event on the case, in one step of the database. */
export async function answerReferral(
  sql: Sql,
  id: string,
  answer: 'accepted' | 'returned' | 'done',
  reason: string | undefined,
  at: Date,
): Promise<'answered' | 'missing' | 'not-now'> {
  const [row] = await sql<{ result: 'answered' | 'missing' | 'not-now' }>(
    `select answer_referral($1, $2, $3, $4) as result`,
    [id, answer, reason ?? null, at],
  );
  return row?.result ?? 'missing';
}

/** The owner's taking back of what it referred or offered, with its event on the case. */
export async function takeBackReferral(
  sql: Sql,
  id: string,
  why: 'taken-back' | 'case-closed' | 'reporter-refused',
  at: Date,
): Promise<'ended' | 'missing' | 'not-now'> {
  const [row] = await sql<{ result: 'ended' | 'missing' | 'not-now' }>(
    `select take_back_referral($1, $2, $3) as result`,
    [id, why, at],
  );
  return row?.result ?? 'missing';
}
