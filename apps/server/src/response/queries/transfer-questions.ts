import type { Localised } from '@khong-mot-minh/contracts';
import type { OrganisationKind } from '@khong-mot-minh/contracts/codes';
import type { Sql } from '@khong-mot-minh/database';

export type TransferQuestion = {
  id: string;
  caseId: string;
  fromOrg: string;
  toOrg: string;
  toTeam: string;
  toName: Localised;
  toKind: OrganisationKind;
  askedAt: Date;
  answerBy: Date;
  /** What no answer means: the transfer goes ahead only where the reporter had allowed that kind of receiver. */
  silence: 'goes-ahead' | 'stays';
  status: 'waiting' | 'agreed' | 'refused' | 'ended' | 'done';
  answeredAt: Date | null;
};

export type NewTransferQuestion = Pick<
  TransferQuestion,
  'id' | 'caseId' | 'fromOrg' | 'toOrg' | 'toTeam' | 'askedAt' | 'answerBy' | 'silence'
> & { askedBy: string };

/** Asks the reporter whether the case may go to another team; false where a question is open already. */
export async function insertTransferQuestion(sql: Sql, q: NewTransferQuestion): Promise<boolean> {
  const rows = await sql(
    `insert into transfer_question (id, case_id, from_org, to_org, to_team, asked_by, asked_at, answer_by, silence, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting')
     on conflict (case_id) where status in ('waiting', 'agreed') do nothing returning id`,
    [q.id, q.caseId, q.fromOrg, q.toOrg, q.toTeam, q.askedBy, q.askedAt, q.answerBy, q.silence],
  );
  return rows.length > 0;
}

/** The questions that were asked about a case, oldest first, as far as the asking side may see them. */
export async function listTransferQuestions(sql: Sql, caseId: string): Promise<TransferQuestion[]> {
  return sql<TransferQuestion>(
    `select q.id, q.case_id as "caseId", q.from_org as "fromOrg", q.to_org as "toOrg", q.to_team as "toTeam",
            o.name as "toName", o.kind as "toKind", q.asked_at as "askedAt",
            q.answer_by as "answerBy", q.silence, q.status, q.answered_at as "answeredAt"
     from transfer_question q join organisation o on o.id = q.to_org
     where q.case_id = $1 order by q.asked_at, q.id`,
    [caseId],
  );
}

/** The owner no longer asks; false where nothing was open. */
export async function endTransferQuestion(sql: Sql, id: string, at: Date): Promise<boolean> {
  const rows = await sql(
    `update transfer_question set status = 'ended', answered_at = $2 where id = $1 and status in ('waiting', 'agreed') returning id`,
    [id, at],
  );
  return rows.length > 0;
}

/** The reporter's answer, with its event on the case; a no also ends an offer that nobody accepted yet. */
export async function answerTransferQuestion(
  sql: Sql,
  id: string,
  answer: 'agreed' | 'refused',
  at: Date,
): Promise<'answered' | 'missing' | 'not-now'> {
  const [row] = await sql<{ result: 'answered' | 'missing' | 'not-now' }>(
    `select answer_transfer_question($1, $2, $3) as result`,
    [id, answer, at],
  );
  return row?.result ?? 'missing';
}
