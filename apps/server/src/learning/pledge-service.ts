import type { Deps } from '../deps.ts';
import { toHour } from '../platform/hour.ts';
import { countPledges, insertPledge } from './queries/pledges.ts';

// A count below this could point at a single class.
const SMALLEST_SHOWN = 10;

export const signPledge = (
  { db, now, record }: Pick<Deps, 'db' | 'now' | 'record'>,
  pledge: { nickname: string; province: string },
): Promise<void> =>
  db.tx({ kind: 'public' }, async ({ sql }) => {
    await insertPledge(sql, { ...pledge, hour: toHour(now()) });
    await record(sql, 'pledge.signed', { kind: 'public' }, [pledge.province]);
  });

/** Counts by province, small ones left out. */
export async function pledgeCounts({ db }: Pick<Deps, 'db'>): Promise<{ province: string; count: number }[]> {
  const counts = await db.tx({ kind: 'public' }, ({ sql }) => countPledges(sql));
  return counts.filter(({ count }) => count >= SMALLEST_SHOWN);
}
