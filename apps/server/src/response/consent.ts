import type { CaseCommand } from '@khong-mot-minh/contracts';
import { isAllowed, type Receiver, type ReportWish } from '@khong-mot-minh/contracts/rules';
import { findReportOfCase, type ReportRow, type Sql, type TeamRow } from '@khong-mot-minh/database';
import { type Refused, wrong } from './case-context.ts';
import { listConsentWords, type SpokenWord } from './queries/consent-words.ts';

/** The report with every word that its reporter has said since of who may know. */
export type SpokenReport = ReportRow & ReportWish<SpokenWord>;

/** The report behind a case, where it has one. */
export async function findSpokenReport(sql: Sql, caseId: string): Promise<SpokenReport | undefined> {
  const report = await findReportOfCase(sql, caseId);
  return report && { ...report, words: await listConsentWords(sql, caseId) };
}

export const toReceiver = ({ org, orgKind }: Pick<TeamRow, 'org' | 'orgKind'>): Receiver => ({
  organisationId: org,
  kind: orgKind,
});

type Moves = Pick<Extract<CaseCommand, { type: 'refer' | 'transfer' }>, 'basis' | 'consent'>;

/**
 * A report moves only with its reporter's consent, as the last word about this organisation gives it; a platform's case
 * has no reporter and moves on the platform's own ground.
 */
export function refuseWithoutConsent(
  { basis, consent }: Moves,
  report: SpokenReport | undefined,
  to: Receiver,
): Refused | undefined {
  if (!report) return basis === 'consent' ? wrong('/basis', 'nobody-consented') : undefined;
  if (report.withdrawn) return { refused: 'withdrawn' };
  if (!isAllowed(report, to)) return wrong('/consent', 'reporter-did-not-allow');
  if (!consent) return wrong('/consent', 'required');
  return undefined;
}
