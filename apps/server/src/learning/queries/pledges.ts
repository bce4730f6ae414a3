import type { Sql } from '@khong-mot-minh/database';

/** Signs the pledge; the time is kept to the hour. */
export async function insertPledge(
  sql: Sql,
  p: { nickname: string; province: string; hour: Date },
): Promise<void> {
  await sql(`insert into pledge (nickname, province, signed_hour) values ($1, $2, $3)`, [
    p.nickname,
    p.province,
    p.hour,
  ]);
}

/** How many signed by province, most first; nicknames cannot be listed. */
export async function countPledges(sql: Sql): Promise<{ province: string; count: number }[]> {
  return sql<{ province: string; count: number }>(
    `select province, count(*)::int as count from pledge group by province order by count desc, province`,
  );
}
