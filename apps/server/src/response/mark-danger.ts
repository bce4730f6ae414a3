import type { MarkDangerReason } from '@khong-mot-minh/contracts';
import { type Actor, type CaseRecord, findLastCaseEvent, type Sql } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { toMinute } from '../platform/hour.ts';
import { append } from './append.ts';
import { act, type Context, type Outcome } from './case-context.ts';
import { type Shown, withReport } from './receipt-service.ts';

/**
 * Somebody at the desk says that a life is in danger now: tier 5 from here on, and the clock of a danger report opens
 * for everybody who may act on the case. No command takes it back: a danger that is over ends with the case, which
 * takes two people.
 */
export const markDanger = (context: Context, reason: MarkDangerReason): Promise<Outcome> =>
  act(context, { type: 'danger-marked' }, { reason });

/** Who has seen the danger, in the case's course; what "seen" holds is the call's. */
export async function noteDangerSeen(sql: Sql, record: CaseRecord, who: Actor, at: Date): Promise<void> {
  const after = await append(sql, record, { type: 'danger-seen' }, who, toMinute(at));
  if (typeof after === 'string') throw new Error(`Danger seen in case ${record.id} met "${after}"`);
}

/**
 * The same by the young person, who may say it again: it stands at the desk again, and rings again as often as decision
 * 0172 says. A closed case opens. Twice within a minute is once, or a script would fill the case's course.
 */
export function sayDanger(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'vault'>,
  shown: Shown,
): Promise<'told' | 'withdrawn' | 'unknown'> {
  return withReport(deps, shown, async ({ report, record, tx: { sql } }) => {
    if (report.withdrawn) return 'withdrawn' as const;
    const reporter = { kind: 'public' } as const;
    const at = toMinute(deps.now());
    const last = await findLastCaseEvent(sql, record.id);
    if (last?.type === 'danger-said' && last.at.getTime() === at.getTime()) return 'told' as const;
    const after = await append(sql, record, { type: 'danger-said' }, reporter, at);
    if (typeof after === 'string') throw new Error(`Danger in case ${record.id} met "${after}"`);
    await deps.record(sql, 'case.changed', reporter, [record.id]);
    return 'told' as const;
  });
}
