import type { Localised, OrganisationKind, Role } from '@khong-mot-minh/contracts';
import type { Sql } from './database.ts';
import { inOrder } from './in-order.ts';
import { isThere } from './presence.ts';

export type NewOrganisation = {
  id: string;
  kind: OrganisationKind;
  name: Localised;
  mode: 'live' | 'shadow';
};

/** Adds an organisation. */
export async function insertOrganisation(sql: Sql, o: NewOrganisation): Promise<void> {
  await sql(`insert into organisation (id, kind, name, mode) values ($1, $2, $3, $4)`, [
    o.id,
    o.kind,
    JSON.stringify(o.name),
    o.mode,
  ]);
}

/** Every organisation, oldest first. */
export async function listOrganisations(
  sql: Sql,
): Promise<{ id: string; kind: OrganisationKind; name: Localised }[]> {
  const rows = await sql<{ id: string; kind: OrganisationKind; name: Localised }>(
    `select id, kind, name from organisation order by created_at, id`,
  );
  return rows.map((row) => ({ id: row.id, kind: row.kind, name: inOrder(row.name) }));
}

export type Platform = { id: string; name: Localised };

/** Platforms, oldest first. */
export async function listPlatforms(sql: Sql): Promise<Platform[]> {
  const all = await listOrganisations(sql);
  return all.flatMap(({ id, kind, name }) => (kind === 'platform' ? [{ id, name }] : []));
}

export type NewPerson = {
  id: string;
  org: string;
  name: string;
  email: string;
  roles: Role[];
  /** Without it the person's own browser makes a key when they enrol. */
  keyId?: string;
  publicKey?: string;
  lockedKey?: string;
  keySalt?: string;
};

/** Adds a person, with the key that only the unlock phrase opens where there is one. */
export async function insertPerson(sql: Sql, p: NewPerson): Promise<void> {
  await sql(
    `insert into person (id, org_id, name, email, roles, key_id, public_key, locked_key, key_salt)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      p.id,
      p.org,
      p.name,
      p.email,
      p.roles,
      p.keyId ?? null,
      p.publicKey ?? null,
      p.lockedKey ?? null,
      p.keySalt ?? null,
    ],
  );
}

export type NewTeam = {
  id: string;
  org: string;
  name: Localised;
  takesReports: boolean;
  keyId: string;
  publicKey: string;
};

/** Adds a team with its public key. */
export async function insertTeam(sql: Sql, t: NewTeam): Promise<void> {
  await sql(
    `insert into team (id, org_id, name, takes_reports, key_id, public_key)
     values ($1, $2, $3, $4, $5, $6)`,
    [t.id, t.org, JSON.stringify(t.name), t.takesReports, t.keyId, t.publicKey],
  );
}

/** Signs a team's go-live list, without which its report door stays shut. */
export async function signGoLive(sql: Sql, team: string, by: string, at: Date): Promise<void> {
  await sql(`update team set go_live_signed_at = $2, go_live_signed_by = $3 where id = $1`, [team, at, by]);
}

/** Teams of which one lost phrase does not lose every report, among those whose members the asker may see. */
export async function listRecoverableTeams(sql: Sql): Promise<Set<string>> {
  const rows = await sql<{ id: string }>(`select id from team where team_is_recoverable(id)`);
  return new Set(rows.map(({ id }) => id));
}

/** Notes that printed shares of this key gave it back. */
export async function markSharesTested(sql: Sql, team: string, keyId: string, at: Date): Promise<void> {
  await sql(`update team set shares_tested_key = $2, shares_tested_at = $3 where id = $1`, [team, keyId, at]);
}

/** Gives a person the team's key, sealed to the person's own. */
export async function insertTeamMember(
  sql: Sql,
  m: { team: string; person: string; org: string; sealedKey: unknown },
): Promise<void> {
  await sql(`insert into team_member (team_id, person_id, org_id, sealed_key) values ($1, $2, $3, $4)`, [
    m.team,
    m.person,
    m.org,
    JSON.stringify(m.sealedKey),
  ]);
}

export type MemberKeys = {
  keyId: string | null;
  publicKey: string | null;
  lockedKey: string | null;
  keySalt: string | null;
  teams: {
    teamId: string;
    name: Localised;
    keyId: string;
    publicKey: string;
    sealedKey: unknown;
  }[];
};

/** A member's own locked key and every team key sealed to it. */
export async function readMemberKeys(sql: Sql, person: string): Promise<MemberKeys | undefined> {
  const [own] = await sql<{
    key_id: string | null;
    public_key: string | null;
    locked_key: string | null;
    key_salt: string | null;
  }>(`select key_id, public_key, locked_key, key_salt from person where id = $1`, [person]);
  if (!own) return undefined;
  const teams = await sql<{
    id: string;
    name: Localised;
    key_id: string;
    public_key: string;
    sealed_key: unknown;
  }>(
    `select t.id, t.name, t.key_id, t.public_key, m.sealed_key
     from team_member m join team t on t.id = m.team_id where m.person_id = $1 order by t.name ->> 'vi'`,
    [person],
  );
  return {
    keyId: own.key_id,
    publicKey: own.public_key,
    lockedKey: own.locked_key,
    keySalt: own.key_salt,
    teams: teams.map((t) => ({
      teamId: t.id,
      name: inOrder(t.name),
      keyId: t.key_id,
      publicKey: t.public_key,
      sealedKey: t.sealed_key,
    })),
  };
}

export type TeamRow = {
  id: string;
  org: string;
  orgKind: OrganisationKind;
  orgName: Localised;
  name: Localised;
  takesReports: boolean;
  keyId: string;
  publicKey: string;
  goLiveSigned: boolean;
  goLiveSignedAt: Date | null;
  /** Somebody who holds the team's key is on duty now, and was at the desk lately or is reached by a page. */
  onDuty: boolean;
  /** When the next such duty starts, if none runs. */
  nextDuty: Date | null;
  /** When printed shares of this very key gave it back. */
  sharesTestedAt: Date | null;
};

/**
 * Every team with the state of its door: a duty counts only for a member who holds the team's key, and while nobody can
 * have gone away unseen.
 */
export async function listTeams(sql: Sql, now: Date): Promise<TeamRow[]> {
  const rows = await sql<{
    id: string;
    org_id: string;
    kind: OrganisationKind;
    org_name: Localised;
    name: Localised;
    takes_reports: boolean;
    key_id: string;
    public_key: string;
    go_live_signed_at: Date | null;
    on_duty: boolean;
    next_duty: Date | null;
    shares_tested_at: Date | null;
  }>(
    `select t.id, t.org_id, o.kind, o.name as org_name, t.name, t.takes_reports,
            t.key_id, t.public_key, t.go_live_signed_at,
            exists (select 1 from roster r join team_member m on m.team_id = r.team_id and m.person_id = r.person_id
                    join presence here on here.person_id = r.person_id
                    where r.team_id = t.id and r.starts_at <= $1 and r.ends_at > $1 and ${isThere('$1')}) as on_duty,
            (select min(r.starts_at) from roster r
               join team_member m on m.team_id = r.team_id and m.person_id = r.person_id
              where r.team_id = t.id and r.starts_at > $1) as next_duty,
            case when t.shares_tested_key = t.key_id then t.shares_tested_at end as shares_tested_at
     from team t join organisation o on o.id = t.org_id order by o.created_at, t.name ->> 'vi'`,
    [now],
  );
  return rows.map((row) => ({
    id: row.id,
    org: row.org_id,
    orgKind: row.kind,
    orgName: inOrder(row.org_name),
    name: inOrder(row.name),
    takesReports: row.takes_reports,
    keyId: row.key_id,
    publicKey: row.public_key,
    goLiveSigned: row.go_live_signed_at !== null,
    goLiveSignedAt: row.go_live_signed_at,
    onDuty: row.on_duty,
    nextDuty: row.next_duty,
    sharesTestedAt: row.shares_tested_at,
  }));
}

/** Whether the person holds the key of that team. */
export async function holdsTeamKey(sql: Sql, team: string, person: string): Promise<boolean> {
  const rows = await sql(`select 1 from team_member where team_id = $1 and person_id = $2`, [team, person]);
  return rows.length > 0;
}

/** Names of the people whom the asking organisation may see, by id. */
export async function namesOfPeople(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }>(`select id, name from person`);
  return new Map(rows.map((row) => [row.id, row.name]));
}
