import { listKeptCopies, type Sql } from '@khong-mot-minh/database';
import { toNextHour } from '../platform/hour.ts';

/** What the page says of a withdrawal, before and after: whose copy stays, and until when it can be taken back. */
export async function withdrawalView(
  sql: Sql,
  report: { withdrawn: boolean; resumableUntil: Date | null },
  now: Date,
) {
  const { withdrawn, resumableUntil } = report;
  return {
    withdrawn,
    ...(withdrawn &&
      resumableUntil &&
      resumableUntil > now && { resumableUntil: resumableUntil.toISOString() }),
    kept: (await listKeptCopies(sql, now)).map(({ until, ...copy }) => ({
      ...copy,
      ...(until && { until: toNextHour(until).toISOString() }),
    })),
  };
}
