import { findReportOfCase, isAnswered, isAnyUnread, listOwned, ringsSince } from '@khong-mot-minh/database';
import type { RefusalCode } from '../platform/refusal.ts';
import type { Context } from './case-context.ts';

/**
 * Why a case cannot be closed for that reason yet, by one person or by two: closing ends a call, so danger that nobody
 * has looked at would end unheard; words of the young person would go unread; and who was helped has had an answer. Words
 * of a report that was taken back are nobody's to read any more.
 */
export async function whyNotClosed(
  { tx: { sql }, deps, record }: Context,
  reason: string,
): Promise<RefusalCode | undefined> {
  const { id: caseId, org } = record;
  if (await ringsSince(sql, org, caseId)) return 'danger-unseen';
  const report = await findReportOfCase(sql, caseId);
  if (!report) return undefined;
  if (!report.withdrawn) {
    const words = (await listOwned(sql, deps.caseKeys, caseId, org)).filter((s) => s.sender === 'reporter');
    const ids = words.map(({ id }) => id);
    if (await isAnyUnread(sql, { org, caseId }, ids)) return 'words-unread';
  }
  return reason === 'helped' && !(await isAnswered(sql, caseId)) ? 'never-answered' : undefined;
}
