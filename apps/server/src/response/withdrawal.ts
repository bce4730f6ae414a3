import {
  type CaseRecord,
  endReferralsOfReport,
  letCopiesDie,
  markWithdrawn,
  takeBackWithdrawal,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { toHour, toMinute } from '../platform/hour.ts';
import { append } from './append.ts';
import { type Shown, withReport } from './receipt-service.ts';

const HOUR_MS = 3_600_000;
const reporter = { kind: 'public' } as const;

/**
 * Takes the report back: its text is hidden from the desk at once, offers that nobody accepted end, and the copies that
 * nothing keeps die after the hours of the taxonomy. What the reporter is told is kept to the hour, so the full hour
 * after them is meant; the desk sees the minute, as of everything in a case that is open.
 */
export async function withdraw(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'retention' | 'vault'>,
  shown: Shown,
): Promise<'withdrawn' | 'unknown'> {
  return withReport(deps, shown, async ({ report, record, tx: { sql } }) => {
    if (report.withdrawn) return 'withdrawn' as const;
    const now = deps.now();
    const hour = toHour(now);
    const at = deskTime(record, now);
    await markWithdrawn(sql, report.id, hour);
    const after = await append(sql, record, { type: 'withdrawn' }, reporter, at);
    if (typeof after === 'string') throw new Error(`Withdrawing from case ${record.id} met "${after}"`);
    await endReferralsOfReport(sql, at);
    await letCopiesDie(sql, now, new Date(hour.getTime() + (deps.retention.withdrawal.hours + 1) * HOUR_MS));
    await deps.record(sql, 'report.withdrawn', reporter, [report.id]);
    return 'withdrawn' as const;
  });
}

/** Closing made hours of a case's minutes, and what comes after it makes none; taking it back opens it again. */
const deskTime = ({ status }: CaseRecord, now: Date): Date =>
  status === 'closed' ? toHour(now) : toMinute(now);

/** Takes a withdrawal back, which only the receipt can; `gone` where its time is over. */
export async function resume(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'vault'>,
  shown: Shown,
): Promise<'resumed' | 'gone' | 'unknown'> {
  return withReport(deps, shown, async ({ report, record, tx: { sql } }) => {
    if (!report.withdrawn) return 'resumed' as const;
    if (!(await takeBackWithdrawal(sql, deps.now()))) return 'gone' as const;
    const after = await append(sql, record, { type: 'resumed' }, reporter, toMinute(deps.now()));
    if (typeof after === 'string') throw new Error(`Resuming case ${record.id} met "${after}"`);
    await deps.record(sql, 'report.resumed', reporter, [report.id]);
    return 'resumed' as const;
  });
}
