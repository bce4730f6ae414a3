import { OVERRIDE_REMINDER_HOURS, type OverrideView } from '@khong-mot-minh/contracts';
import { type CaseKeys, namesOfPeople, type Sql } from '@khong-mot-minh/database';
import type { Person } from '../http/principal.ts';
import { Refusal } from '../platform/refusal.ts';
import { findOverride, type OverrideRow } from './queries/overrides.ts';

/** How near the end of the review's time is, for whoever has to review it. */
export function reviewAlarm(
  { reviewDue, reviewedAt }: Pick<OverrideRow, 'reviewDue' | 'reviewedAt'>,
  now: Date,
): OverrideView['alarm'] {
  if (reviewedAt) return 'none';
  if (now >= reviewDue) return 'late';
  return now.getTime() >= reviewDue.getTime() - OVERRIDE_REMINDER_HOURS * 3600_000 ? 'soon' : 'none';
}

/** One override as a person sees it, with its sealed reason. */
export async function overrideView(
  sql: Sql,
  { caseKeys }: { caseKeys: CaseKeys },
  person: Person,
  id: string,
  now: Date,
): Promise<OverrideView> {
  const row = await findOverride(sql, caseKeys, id);
  const [view] = row ? await overrideViews(sql, [row], person, now, true) : [];
  if (!view) throw new Refusal('not-found');
  return view;
}

/** What the acting and the reviewing unit see. The reviewer reads the sealed reason and codes, never the case. */
export async function overrideViews(
  sql: Sql,
  rows: readonly OverrideRow[],
  person: Person,
  now: Date,
  withNote = false,
): Promise<OverrideView[]> {
  const names = await namesOfPeople(sql);
  return rows.map((o) => {
    const acting = o.org === person.orgId;
    return {
      id: o.id,
      side: acting ? ('acting' as const) : ('reviewing' as const),
      ...(acting && { caseId: o.caseId, by: names.get(o.byPerson) ?? '' }),
      from: o.fromName,
      reviewedIn: o.pagedNames[0],
      pagedUnits: o.pagedNames,
      act: o.act,
      // `as` here and below: codes are written only through the schemas that name them.
      reason: o.reason as OverrideView['reason'],
      category: o.category as OverrideView['category'],
      tier: o.tier as OverrideView['tier'],
      at: o.at.toISOString(),
      reviewDue: o.reviewDue.toISOString(),
      overdue: (o.reviewedAt ?? now) > o.reviewDue,
      alarm: reviewAlarm(o, now),
      paged: o.paged,
      ...(withNote &&
        o.paged &&
        o.note && {
          note: { id: o.noteId, kind: 'override-note' as const, at: o.at.toISOString(), sealed: o.note },
        }),
      ...(o.reviewedAt &&
        o.verdict && {
          review: {
            at: o.reviewedAt.toISOString(),
            verdict: o.verdict,
            reason: o.verdictReason ?? '',
            ...(o.unread && { unread: true }),
          },
        }),
    };
  });
}
