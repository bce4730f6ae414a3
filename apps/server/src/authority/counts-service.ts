import type { AuthorityCounts, AuthorityCountsNow } from '@kmm/contracts';
import { REQUEST_REFUSALS } from '@kmm/contracts/codes';
import type { Deps } from '../deps.ts';
import { homeDay } from '../platform/home-day.ts';
import { type Cadence, type Repeating, repeat } from '../platform/repeat.ts';
import { SMALLEST_SHOWN } from '../transparency/index.ts';
import { publishedCounts, type Shown } from './published-counts.ts';
import { countRefusals, countRequests } from './queries/authority-requests.ts';
import { lastAuthoritySnapshot, publishAuthoritySnapshot } from './queries/authority-snapshots.ts';
import { countOverrides } from './queries/overrides.ts';
import { countPreservations } from './queries/preservations.ts';

type CountsDeps = Pick<Deps, 'db' | 'jurisdiction' | 'now' | 'vault'>;

/** Requests and acts done alone as they are now, for those who watch over them. */
export function countNow({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<AuthorityCountsNow> {
  const at = now();
  return db.tx({ kind: 'system' }, async ({ sql }) => {
    const refused = await countRefusals(sql);
    return {
      requests: await countRequests(sql, at),
      refusals: REQUEST_REFUSALS.map((reason) => ({ reason, count: refused.get(reason) ?? 0 })),
      overrides: await countOverrides(sql, at),
      preservations: await countPreservations(sql, at),
    };
  });
}

/** Publishes the counts of this day, once: whoever reads in between sees those of the morning. */
async function publishCounts(deps: CountsDeps): Promise<void> {
  const { db, now, vault, jurisdiction } = deps;
  const [day, madeAt] = [homeDay(jurisdiction, now()), now()];
  const last = await db.tx({ kind: 'public' }, ({ sql }) => lastAuthoritySnapshot(sql));
  if (last && last.day >= day) return;
  const published = publishedCounts(await countNow(deps), vault.idKey);
  await db.tx({ kind: 'system' }, ({ sql }) => publishAuthoritySnapshot(sql, { day, published, madeAt }));
}

/** What anybody is told: the counts of the last morning. */
export async function readPublished({ db }: Pick<Deps, 'db'>): Promise<AuthorityCounts> {
  const last = await db.tx({ kind: 'public' }, ({ sql }) => lastAuthoritySnapshot<Shown>(sql));
  if (!last) throw new Error('Read the counts of the day: none was published at the start');
  return { asOf: last.day, smallest: SMALLEST_SHOWN, ...last.published };
}

/** Publishes at the start and then soon after each midnight, whether anybody reads it or not. */
export const startCounting = (deps: CountsDeps, cadence: Cadence): Repeating<void> =>
  repeat(() => publishCounts(deps), cadence);
