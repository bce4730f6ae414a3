import type { AuthorityAlarms, AuthorityCounts, AuthorityCountsNow } from '@khong-mot-minh/contracts';
import { REQUEST_REFUSALS } from '@khong-mot-minh/contracts/codes';
import type { Deps } from '../deps.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { homeDay } from '../platform/home-day.ts';
import { type Cadence, type Repeating, repeat } from '../platform/repeat.ts';
import { SMALLEST_SHOWN } from '../transparency/index.ts';
import { reviewAlarm } from './override-view.ts';
import { alarmOf } from './preservation-view.ts';
import { publishedCounts, type Shown } from './published-counts.ts';
import { countRefusals, countRequests, listRequests } from './queries/authority-requests.ts';
import { lastAuthoritySnapshot, publishAuthoritySnapshot } from './queries/authority-snapshots.ts';
import { countOverrides, listOverrides } from './queries/overrides.ts';
import { countPreservations, listPreservations } from './queries/preservations.ts';

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

/** More than this is shown as this many: whoever has so much waiting knows it. */
const MANY = 100;

/** What waits for somebody of a person's organisation. */
export function countAlarms({ db, now }: Pick<Deps, 'db' | 'now'>, person: Person): Promise<AuthorityAlarms> {
  const at = now();
  return db.tx(actorOf(person), async ({ sql }) => {
    const kept = await listPreservations(sql, person.orgId, { state: 'running', limit: MANY });
    const requests = await listRequests(sql, { state: 'open', limit: MANY });
    const overrides = (await listOverrides(sql, { state: 'unreviewed', limit: MANY })).filter((o) => o.paged);
    const [first] = overrides;
    return {
      preservations: kept.filter((p) => alarmOf(p, at) !== 'none').length,
      requests: requests.filter((r) => r.toOrg === person.orgId).length,
      overrides: overrides.length,
      overridesDue: overrides.filter((o) => reviewAlarm(o, at) !== 'none').length,
      ...(first && { overridesDueAt: first.reviewDue.toISOString() }),
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
