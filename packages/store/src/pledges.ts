import type { Sql } from './database.ts';

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

export async function countPledges(sql: Sql): Promise<{ province: string; count: number }[]> {
  return sql<{ province: string; count: number }>(
    `select province, count(*)::int as count from pledge group by province order by count desc, province`,
  );
}
