import type { Sql } from '@khong-mot-minh/database';

/** One number of one organisation, by table and key. */
export type StatisticCount = { table: string; key: string; count: number };

export type PublishedPeriod<Tables> = { startsAt: Date; endsAt: Date; tables: Tables };

/** When anything that is counted first happened at the asking organisation (`kmm.org` of a system transaction). */
export async function firstActivity(sql: Sql): Promise<Date | undefined> {
  const [row] = await sql<{ first: Date | null }>(
    `select least((select min(opened_at) from cases where org_id = me_org()),
                  (select min(arrived_at) from journal where org_id = me_org())) as first`,
  );
  return row?.first ?? undefined;
}

/**
 * Counts of one organisation between two times, each by one dimension only. A report counts where its case is owned
 * now; a decision counts once, as control where any reason of it is. Replies that come after `until` plus the grace
 * are not seen, so every count of a period is the same whenever it is made later.
 */
export async function countStatistics(
  sql: Sql,
  from: Date,
  until: Date,
  repliesUntil: Date,
): Promise<StatisticCount[]> {
  return sql<StatisticCount>(
    `with received as (
       select c.category, r.age_band, r.province,
              (select extract(epoch from min(e.at) - date_trunc('hour', c.opened_at)) / 3600 from case_event e
               where e.case_id = c.id and e.type = 'replied' and e.at < $3) as hours
       from cases c join report r on r.case_id = c.id
       where c.org_id = me_org() and c.origin = 'report' and c.opened_at >= $1 and c.opened_at < $2
     ), judged as (
       select case when exists (select 1 from jsonb_array_elements(d.value -> 'decision' -> 'reasons') reason
                                where reason ->> 'layer' = 'control') then 'control' else 'prevent' end as layer
       -- Batches of before migration 0034; later ones counted as they were committed.
       from journal j, jsonb_each(j.decisions) d
       where j.decisions is not null and j.org_id = me_org() and j.mode = 'live' and j.arrived_at >= $1 and j.arrived_at < $2
         and jsonb_array_length(d.value -> 'decision' -> 'reasons') > 0
     ), counted as (
       select 'reports-by-harm' as "table", category as key, 1 as count from received
       union all select 'reports-by-age', age_band, 1 from received
       union all select 'reports-by-province', coalesce(province, 'unknown'), 1 from received
       union all select 'reports-by-first-reply', case when hours is null then 'none' when hours <= 1 then 'hour'
         when hours <= 4 then 'four-hours' when hours <= 24 then 'day' when hours <= 72 then 'three-days' else 'later' end,
         1 from received
       union all select 'cases-by-harm', category, 1 from cases
         where org_id = me_org() and origin = 'decision' and opened_at >= $1 and opened_at < $2
       union all select 'decisions-by-layer', layer, 1 from judged
       union all select 'decisions-by-layer', l.layer, l.count
         from journal j, lateral (values ('prevent', j.prevent_count), ('control', j.control_count)) as l (layer, count)
         where j.org_id = me_org() and j.mode = 'live' and j.arrived_at >= $1 and j.arrived_at < $2 and l.count > 0
     )
     select "table", key, sum(count)::int as count from counted group by 1, 2`,
    [from, until, repliesUntil],
  );
}

/** Every published period, newest first. */
export async function listPeriods<Tables>(sql: Sql, limit: number): Promise<PublishedPeriod<Tables>[]> {
  const rows = await sql<{ starts_at: Date; ends_at: Date; published: Tables }>(
    `select starts_at, ends_at, published from statistic_period order by starts_at desc limit $1`,
    [limit],
  );
  return rows.map((row) => ({ startsAt: row.starts_at, endsAt: row.ends_at, tables: row.published }));
}

/** When the last published period ended. */
export async function lastPeriodEnd(sql: Sql): Promise<Date | undefined> {
  const [row] = await sql<{ last: Date | null }>(`select max(ends_at) as last from statistic_period`);
  return row?.last ?? undefined;
}

/** Publishes a period; false where it already is, which then stays as it was. */
export async function publishPeriod(
  sql: Sql,
  period: { startsAt: Date; endsAt: Date; tables: unknown; madeAt: Date },
): Promise<boolean> {
  const rows = await sql(
    `insert into statistic_period (starts_at, ends_at, published, made_at) values ($1, $2, $3, $4)
     on conflict (starts_at) do nothing returning starts_at`,
    [period.startsAt, period.endsAt, JSON.stringify(period.tables), period.madeAt],
  );
  return rows.length > 0;
}

/** Every organisation's id: counts are made one by one, each under its own right to see. */
export async function organisationIds(sql: Sql): Promise<string[]> {
  return (await sql<{ id: string }>(`select id from organisation order by id`)).map(({ id }) => id);
}
