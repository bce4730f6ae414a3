import type { ThreadOffer, ThreadQuestion, ThreadReader } from '@kmm/contracts';
import {
  type CaseRecord,
  listReferrals,
  type ReferralRow,
  type ReportRow,
  type Sql,
  type TeamRow,
} from '@kmm/store';
import { toHour } from '../platform/hour.ts';
import { teamOfCase } from './case-team.ts';
import { listTransferQuestions, type TransferQuestion } from './queries/transfer-questions.ts';

/** Who reads what a young person wrote, who may soon, and whether they are asked about somebody else. Times are coarse. */
export async function readThreadReaders(
  sql: Sql,
  record: CaseRecord,
  report: ReportRow,
  teams: readonly TeamRow[],
) {
  const referrals = await listReferrals(sql, record.id);
  const question = (await listTransferQuestions(sql, record.id)).find(
    ({ status }) => status === 'waiting' || status === 'agreed',
  );
  return {
    readers: readersOf(record, report, referrals, teams),
    ...offerIn(referrals),
    ...(question && { question: toQuestion(question) }),
  };
}

function offerIn(referrals: readonly ReferralRow[]): { offer?: ThreadOffer } {
  const last = referrals.findLast(({ kind }) => kind === 'transfer');
  // What was accepted is a reader, no offer.
  if (!last || last.status === 'accepted' || last.status === 'done') return {};
  const state = last.status === 'sent' ? 'open' : 'over';
  return { offer: { organisation: last.toName, kind: last.toKind, state, since: hour(last.madeAt) } };
}

const hour = (at: Date): string => toHour(at).toISOString();

function readersOf(
  record: CaseRecord,
  report: ReportRow,
  referrals: readonly ReferralRow[],
  teams: readonly TeamRow[],
): ThreadReader[] {
  const moves = referrals.filter(({ kind, status }) => kind === 'transfer' && status === 'accepted');
  const former = moves.map((move, nth) => ({
    organisation: move.fromName,
    kind: move.fromKind,
    role: 'former' as const,
    since: hour(moves[nth - 1]?.answeredAt ?? report.receivedAt),
    until: hour(move.answeredAt ?? move.madeAt),
    overridden: false,
  }));
  const now = teamOfCase(teams, record);
  const owner = {
    organisation: now?.orgName ?? { vi: '', en: '' },
    kind: now?.orgKind ?? 'coalition',
    role: 'owner' as const,
    since: hour(moves.at(-1)?.answeredAt ?? report.receivedAt),
    overridden: false,
  };
  const shown = referrals.filter(({ kind }) => kind === 'referral').map(toShown);
  return [
    owner,
    ...shown.filter((r) => r.role === 'referral'),
    ...former,
    ...shown.filter((r) => r.role === 'former'),
  ];
}

/** A referral is readable from the moment at which it is sent. */
function toShown({
  toName,
  toKind,
  status,
  madeAt,
  answeredAt,
  consentGiven,
  basis,
}: ReferralRow): ThreadReader {
  const reads = status === 'sent' || status === 'accepted';
  return {
    organisation: toName,
    kind: toKind,
    role: reads ? 'referral' : 'former',
    since: hour(madeAt),
    ...(!reads && answeredAt && { until: hour(answeredAt) }),
    overridden: !consentGiven && basis === 'danger-to-life',
  };
}

const toQuestion = (q: TransferQuestion): ThreadQuestion => ({
  id: q.id,
  organisation: q.toName,
  kind: q.toKind,
  agreed: q.status === 'agreed',
  answerBy: q.answerBy.toISOString(),
  silence: q.silence,
});
