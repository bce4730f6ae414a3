import type { Sql } from '@khong-mot-minh/database';

export type TeamKeyRow = {
  team: string;
  keyId: string;
  publicKey: string;
  setAt: Date;
  endedAt: Date | null;
};

/** Notes that a team has this key from now on; again changes nothing. */
export async function insertTeamKey(sql: Sql, k: Omit<TeamKeyRow, 'endedAt'>): Promise<void> {
  await sql(
    `insert into team_key (team_id, key_id, public_key, set_at) values ($1, $2, $3, $4) on conflict do nothing`,
    [k.team, k.keyId, k.publicKey, k.setAt],
  );
}

/** What the log was told of a key, oldest first; a key belongs to one team, unless somebody copied it. */
export async function findTeamKeys(sql: Sql, keyId: string): Promise<TeamKeyRow[]> {
  return sql<TeamKeyRow>(
    `select team_id as team, key_id as "keyId", public_key as "publicKey", set_at as "setAt", ended_at as "endedAt"
     from team_key where key_id = $1 order by set_at`,
    [keyId],
  );
}

/** The ids of all keys that teams have or had. */
export async function listTeamKeyIds(sql: Sql): Promise<string[]> {
  const rows = await sql<{ keyId: string }>(`select key_id as "keyId" from team_key`);
  return rows.map(({ keyId }) => keyId);
}

/** Teams whose present key the log was never told of: those of a database from before it was. */
export async function teamsWithoutEntry(sql: Sql): Promise<{ team: string; publicKey: string }[]> {
  return sql<{ team: string; publicKey: string }>(
    `select t.id as team, t.public_key as "publicKey" from team t
     where not exists (select 1 from team_key k where k.team_id = t.id and k.key_id = t.key_id)`,
  );
}
