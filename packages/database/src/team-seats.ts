import type { Localised } from '@khong-mot-minh/contracts';
import type { Sql } from './database.ts';
import { inOrder } from './in-order.ts';

export type TeamDraft = { id: string; org: string; name: Localised; takesReports: boolean };

/** A team that waits for the browser of a first member to make its key. */
export async function insertTeamDraft(sql: Sql, d: TeamDraft, at: Date): Promise<void> {
  await sql(`insert into team_draft (id, org_id, name, takes_reports, made_at) values ($1, $2, $3, $4, $5)`, [
    d.id,
    d.org,
    JSON.stringify(d.name),
    d.takesReports,
    at,
  ]);
}

/** Teams without a key that the asker may see. */
export async function listTeamDrafts(sql: Sql): Promise<TeamDraft[]> {
  const rows = await sql<{
    id: string;
    org_id: string;
    name: Localised;
    takes_reports: boolean;
  }>(`select id, org_id, name, takes_reports from team_draft order by made_at, id`);
  return rows.map((row) => ({
    id: row.id,
    org: row.org_id,
    name: inOrder(row.name),
    takesReports: row.takes_reports,
  }));
}

/** Ends a draft, which has become a team; false when somebody else was first. */
export async function deleteTeamDraft(sql: Sql, id: string): Promise<boolean> {
  return (await sql(`delete from team_draft where id = $1 returning id`, [id])).length > 0;
}

export type TeamSeat = {
  team: string;
  person: { id: string; name: string; keyId: string | null; publicKey: string | null };
  /** How many holders of the key must answer. */
  needs: 1 | 2;
  askedAt: Date;
};

/** Notes that a person shall hold a team's key; again changes nothing. */
export async function insertTeamSeat(
  sql: Sql,
  s: { team: string; person: string; org: string; needs: 1 | 2; at: Date },
): Promise<void> {
  await sql(
    `insert into team_seat (team_id, person_id, org_id, needs, asked_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [s.team, s.person, s.org, s.needs, s.at],
  );
}

/** Who waits for a team's key, longest first. */
export async function listTeamSeats(sql: Sql): Promise<TeamSeat[]> {
  const rows = await sql<{
    team_id: string;
    person_id: string;
    name: string;
    key_id: string | null;
    public_key: string | null;
    needs: 1 | 2;
    asked_at: Date;
  }>(
    `select s.team_id, s.person_id, p.name, p.key_id, p.public_key, s.needs, s.asked_at
     from team_seat s join person p on p.id = s.person_id where p.active order by s.asked_at, s.person_id`,
  );
  return rows.map((row) => ({
    team: row.team_id,
    person: { id: row.person_id, name: row.name, keyId: row.key_id, publicKey: row.public_key },
    needs: row.needs,
    askedAt: row.asked_at,
  }));
}

/** Ends a seat, with the halves that were released for it. */
export async function deleteTeamSeat(sql: Sql, team: string, person: string): Promise<boolean> {
  const rows = await sql(`delete from team_seat where team_id = $1 and person_id = $2 returning team_id`, [
    team,
    person,
  ]);
  return rows.length > 0;
}

/** Ends every seat of a person who was disabled. */
export async function deleteSeatsOf(sql: Sql, person: string): Promise<void> {
  await sql(`delete from team_seat where person_id = $1`, [person]);
}

export type TeamHalf = { team: string; person: string; half: 1 | 2; by: string; envelope: unknown };

/** A holder releases a half; false when that half is there, or this holder has released one already. */
export async function insertTeamHalf(sql: Sql, h: TeamHalf & { org: string; at: Date }): Promise<boolean> {
  const rows = await sql(
    `insert into team_half (team_id, person_id, half, org_id, by_person, envelope, released_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning half`,
    [h.team, h.person, h.half, h.org, h.by, JSON.stringify(h.envelope), h.at],
  );
  return rows.length > 0;
}

/** Halves that were released and not used yet. */
export async function listTeamHalves(sql: Sql): Promise<TeamHalf[]> {
  const rows = await sql<{
    team_id: string;
    person_id: string;
    half: 1 | 2;
    by_person: string;
    envelope: unknown;
  }>(`select team_id, person_id, half, by_person, envelope from team_half order by half`);
  return rows.map((row) => ({
    team: row.team_id,
    person: row.person_id,
    half: row.half,
    by: row.by_person,
    envelope: row.envelope,
  }));
}

export type TeamHolder = { team: string; id: string; name: string; keyId: string; publicKey: string };

/** Who holds which team's key, by name. */
export async function listTeamHolders(sql: Sql): Promise<TeamHolder[]> {
  const rows = await sql<{ team_id: string; id: string; name: string; key_id: string; public_key: string }>(
    `select m.team_id, p.id, p.name, p.key_id, p.public_key from team_member m join person p on p.id = m.person_id
     where p.active order by p.name, p.id`,
  );
  return rows.map((row) => ({
    team: row.team_id,
    id: row.id,
    name: row.name,
    keyId: row.key_id,
    publicKey: row.public_key,
  }));
}

/** Takes one person's envelope of one team's key away. */
export async function leaveTeam(sql: Sql, team: string, person: string): Promise<void> {
  await sql(`delete from team_member where team_id = $1 and person_id = $2`, [team, person]);
}
