import type { Preservation } from '@khong-mot-minh/contracts';
import type { PreservationScope, ReleaseReason } from '@khong-mot-minh/contracts/codes';
import { basisOf, type Grounds } from './bases.ts';
import type { PreservationRow } from './queries/preservations.ts';

const DAY_MS = 86_400_000;
/** Days before the end at which a person is reminded: time to decide, and time to be late. */
export const ALARM_DAYS = { due: 14, soon: 3 } as const;

type Names = ReadonlyMap<string, string>;

/** How near the end is; one that lapsed counts as missed only while its case is open and nothing else keeps it. */
export function alarmOf(row: PreservationRow, now: Date): Preservation['alarm'] {
  if (row.missed) return 'overdue';
  if (row.endedAt) return 'none';
  const daysLeft = (row.expiresAt.getTime() - now.getTime()) / DAY_MS;
  if (daysLeft <= 0) return 'overdue';
  if (daysLeft <= ALARM_DAYS.soon) return 'soon';
  return daysLeft <= ALARM_DAYS.due ? 'due' : 'none';
}

export function preservationView(
  grounds: Grounds,
  row: PreservationRow,
  names: Names,
  now: Date,
): Preservation {
  const person = row.issuerPerson ? names.get(row.issuerPerson) : undefined;
  return {
    id: row.id,
    caseId: row.caseId,
    origin: row.origin,
    issuer: { organisation: row.issuerName, ...(person && { person }) },
    basis: basisOf(grounds, row.basis),
    // `as` here and below: codes are written only through the schemas that name them.
    scope: row.scope as PreservationScope[],
    issuedAt: row.issuedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    renewals: row.renewals.map((r) => ({
      at: new Date(r.at).toISOString(),
      until: new Date(r.until).toISOString(),
      by: names.get(r.by) ?? '',
    })),
    alarm: alarmOf(row, now),
    ...(row.endedAt &&
      row.ended && {
        ended: {
          at: row.endedAt.toISOString(),
          how: row.ended,
          ...(row.endReason && { reason: row.endReason as ReleaseReason }),
        },
      }),
    renewable: row.origin !== 'request' && !row.endedAt && row.expiresAt > now,
  };
}
