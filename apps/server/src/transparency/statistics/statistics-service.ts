import { createHmac } from 'node:crypto';
import type { StatisticPeriod, Statistics, StatisticTable } from '@khong-mot-minh/contracts';
import type { Deps } from '../../deps.ts';
import type { Home } from '../../platform/home-day.ts';
import type { Taxonomy } from '../obligations/load-taxonomy.ts';
import { sourcesOf } from '../obligations/obligation-report.ts';
import {
  countStatistics,
  firstActivity,
  lastPeriodEnd,
  listPeriods,
  organisationIds,
  publishPeriod,
  type StatisticCount,
} from '../queries/statistics.ts';
import { type Calendar, duePeriods, hours, quartersIn } from './periods.ts';
import { SMALLEST_SHOWN } from './suppress.ts';
import { tablesOf } from './tables-of.ts';

type StatisticsDeps = Pick<Deps, 'db' | 'now' | 'vault' | 'record'> & {
  config: Pick<Deps['config'], 'mode'>;
  jurisdiction: Home & { provinces: readonly { id: string }[] };
};

/** Figures of this installation and of the public. */
export type StatisticsService = {
  read(): Promise<Statistics>;
  /** Publishes every period that is due; gives how many. Before each reading, and hourly, so that none is missed. */
  publish(): Promise<number>;
};

/** Anybody may ask as often as they like; every organisation's rows are counted once in this time. */
const KEPT_MS = 30_000;

/** Counts by one closed period at a time; the demo, whose people are invented, also shows the hour that runs. */
export function createStatisticsService(deps: StatisticsDeps, taxonomy: Taxonomy): StatisticsService {
  const { db, now, vault, record, config, jurisdiction } = deps;
  const demo = config.mode === 'demo';
  const calendar = demo ? hours : quartersIn(jurisdiction);
  const tables = async (from: Date, until: Date): Promise<StatisticTable[]> => {
    const repliesUntil = new Date(until.getTime() + calendar.graceMs);
    const key = createHmac('sha256', vault.idKey).update(`statistics ${from.toISOString()}`).digest();
    const rank = (name: string) => createHmac('sha256', key).update(name).digest('hex');
    const provinces = jurisdiction.provinces.map(({ id }) => id);
    return tablesOf(await countAll(deps, from, until, repliesUntil), provinces, rank);
  };

  const publish = async (): Promise<number> => {
    let published = 0;
    const from = await nextStart(deps, calendar);
    if (!from) return 0;
    for (const period of duePeriods(calendar, from, now())) {
      const shown = await tables(period.from, period.until);
      published += await db.tx({ kind: 'system' }, async ({ sql }) => {
        const row = { startsAt: period.from, endsAt: period.until, tables: shown, madeAt: now() };
        if (!(await publishPeriod(sql, row))) return 0;
        await record(sql, 'statistics.published', { kind: 'system' }, [period.from.toISOString()]);
        return 1;
      });
    }
    return published;
  };

  const compute = async (): Promise<Statistics> => {
    await publish();
    const rows = await db.tx({ kind: 'public' }, ({ sql }) =>
      listPeriods<StatisticTable[]>(sql, calendar.shown),
    );
    const from = calendar.startOf(now());
    const until = calendar.endOf(from);
    return {
      data: demo ? 'demo' : 'real',
      smallest: SMALLEST_SHOWN,
      nextPeriodEnds: until.toISOString(),
      nextPublished: new Date(until.getTime() + calendar.graceMs).toISOString(),
      periods: rows.map(({ startsAt, endsAt, tables }) => periodOf(startsAt, endsAt, tables)),
      ...(demo && { running: periodOf(from, until, await tables(from, until)) }),
      figures: taxonomy.figures.figures.map((figure) => ({
        ...figure,
        sources: sourcesOf(taxonomy, figure.sources),
        stale: figure.reviewBy < now().toISOString().slice(0, 10),
      })),
      series: taxonomy.figures.series,
    };
  };

  let kept: { atMs: number; read: Promise<Statistics> } | undefined;
  return {
    publish,
    read() {
      const atMs = now().getTime();
      if (!kept || Math.abs(atMs - kept.atMs) >= KEPT_MS) {
        kept = { atMs, read: compute() };
        kept.read.catch(() => {
          kept = undefined;
        });
      }
      return kept.read;
    },
  };
}

const periodOf = (from: Date, until: Date, tables: StatisticTable[]): StatisticPeriod => ({
  from: from.toISOString(),
  until: until.toISOString(),
  tables,
});

/** Where publishing goes on: after the last period, or at the first thing that ever happened. */
async function nextStart({ db }: StatisticsDeps, calendar: Calendar): Promise<Date | undefined> {
  const last = await db.tx({ kind: 'system' }, ({ sql }) => lastPeriodEnd(sql));
  if (last) return last;
  const first = (await ofEveryOrganisation(db, firstActivity)).flatMap((at) => at ?? []);
  if (first.length === 0) return undefined;
  return calendar.startOf(new Date(Math.min(...first.map((at) => at.getTime()))));
}

/** No transaction sees more than one organisation: their numbers meet only here, as sums. */
async function countAll(
  deps: StatisticsDeps,
  from: Date,
  until: Date,
  repliesUntil: Date,
): Promise<StatisticCount[]> {
  const counts = await ofEveryOrganisation(deps.db, (sql) => countStatistics(sql, from, until, repliesUntil));
  return counts.flat();
}

async function ofEveryOrganisation<T>(
  db: Deps['db'],
  ask: (sql: Parameters<typeof countStatistics>[0]) => Promise<T>,
): Promise<T[]> {
  const orgs = await db.tx({ kind: 'system' }, ({ sql }) => organisationIds(sql));
  const answers: T[] = [];
  for (const org of orgs) answers.push(await db.long({ kind: 'system', org }, ({ sql }) => ask(sql)));
  return answers;
}
