import { endReferralsOfReport, letCopiesDie, markWithdrawn, takeBackWithdrawal } from '@kmm/store';
import type { Deps } from '../deps.ts';
import { toHour } from '../platform/hour.ts';
import { append } from './append.ts';
import { type Shown, withReport } from './receipt-service.ts';

const HOUR_MS = 3_600_000;
const reporter = { kind: 'public' } as const;

/**
 * Takes the report back: its text is hidden from the desk at once, offers that nobody accepted end, and the copies that
 * nothing keeps die after the hours of the taxonomy. Times around a reporter are kept to the hour, so the full hour
 * after them is meant.
 */
export async function withdraw(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'retention' | 'vault'>,
  shown: Shown,
): Promise<'withdrawn' | 'unknown'> {
  return withReport(deps, shown, async ({ report, record, tx: { sql } }) => {
    if (report.withdrawn) return 'withdrawn' as const;
    const now = deps.now();
    const at = toHour(now);
    await markWithdrawn(sql, report.id, at);
    const after = await append(sql, record, { type: 'withdrawn' }, reporter, at);
    if (typeof after === 'string') throw new Error(`Withdrawing from case ${record.id} met "${after}"`);
    await endReferralsOfReport(sql, at);
    await letCopiesDie(sql, now, new Date(at.getTime() + (deps.retention.withdrawal.hours + 1) * HOUR_MS));
    await deps.record(sql, 'report.withdrawn', reporter, [report.id]);
    return 'withdrawn' as const;
  });
}

/** Takes a withdrawal back, which only the receipt can; `gone` where its time is over. */
export async function resume(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'vault'>,
  shown: Shown,
): Promise<'resumed' | 'gone' | 'unknown'> {
  return withReport(deps, shown, async ({ report, record, tx: { sql } }) => {
    if (!report.withdrawn) return 'resumed' as const;
    if (!(await takeBackWithdrawal(sql, deps.now()))) return 'gone' as const;
    const after = await append(sql, record, { type: 'resumed' }, reporter, toHour(deps.now()));
    if (typeof after === 'string') throw new Error(`Resuming case ${record.id} met "${after}"`);
    await deps.record(sql, 'report.resumed', reporter, [report.id]);
    return 'resumed' as const;
  });
}
