import type { CaseView, Retention } from '@khong-mot-minh/contracts';
import type { CaseRetention } from '@khong-mot-minh/database';

const DAY_MS = 86_400_000;

/** What a desk is told of the time of a case: when its content goes, what holds it, and what has gone. */
export function retentionView(
  { destroyed, diesAt, closedAt, erasedAt, preservedUntil }: CaseRetention,
  retention: Retention,
): CaseView['retention'] {
  const expiresAt =
    closedAt && !erasedAt ? new Date(closedAt.getTime() + retention.case.days * DAY_MS) : null;
  const destroyAt = diesAt ?? expiresAt;
  return {
    ...(destroyAt && {
      destroyAt: destroyAt.toISOString(),
      why: diesAt ? ('withdrawn' as const) : ('expired' as const),
    }),
    ...(preservedUntil && { preservedUntil: preservedUntil.toISOString() }),
    destroyed: destroyed.map((d) => ({ ...d, at: d.at.toISOString() })),
    ...(erasedAt && { erasedAt: erasedAt.toISOString() }),
  };
}
