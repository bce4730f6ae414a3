import type { Localised, OrganisationKind, Role } from '@khong-mot-minh/contracts';
import type { Sql } from './database.ts';
import { inOrder } from './in-order.ts';

export type OrganisationRow = {
  id: string;
  kind: OrganisationKind;
  name: Localised;
  mode: 'live' | 'shadow';
};

/** Organisations with their mode, oldest first. */
export async function listModes(sql: Sql): Promise<OrganisationRow[]> {
  const rows = await sql<{
    id: string;
    kind: OrganisationKind;
    name: Localised;
    mode: 'live' | 'shadow';
  }>(`select id, kind, name, mode from organisation order by created_at, id`);
  return rows.map((r) => ({ id: r.id, kind: r.kind, name: inOrder(r.name), mode: r.mode }));
}

/** Says whether a platform's decisions act or are only recorded; false when there is no such organisation. */
export async function setMode(sql: Sql, org: string, mode: 'live' | 'shadow'): Promise<boolean> {
  return (await sql(`update organisation set mode = $2 where id = $1 returning id`, [org, mode])).length > 0;
}

export type PersonRow = {
  id: string;
  org: string;
  name: string;
  email: string;
  roles: Role[];
  active: boolean;
  keyId: string | null;
  publicKey: string | null;
  teams: string[];
};

/** Everybody, with the teams whose key they hold. */
export async function listPeople(sql: Sql): Promise<PersonRow[]> {
  const rows = await sql<{
    id: string;
    org_id: string;
    name: string;
    email: string;
    roles: Role[];
    active: boolean;
    key_id: string | null;
    public_key: string | null;
    teams: string[];
  }>(
    `select p.id, p.org_id, p.name, p.email, p.roles, p.active, p.key_id, p.public_key,
            coalesce(array_agg(m.team_id::text) filter (where m.team_id is not null), '{}') as teams
     from person p left join team_member m on m.person_id = p.id group by p.id order by p.created_at, p.id`,
  );
  return rows.map((r) => ({
    id: r.id,
    org: r.org_id,
    name: r.name,
    email: r.email,
    roles: r.roles,
    active: r.active,
    keyId: r.key_id,
    publicKey: r.public_key,
    teams: r.teams,
  }));
}

/** Lets a person in or keeps them out; a session that runs ends at once, because it asks for this. */
export async function setActive(sql: Sql, person: string, active: boolean): Promise<void> {
  await sql(`update person set active = $2 where id = $1`, [person, active]);
}

/** Other roles for a person, from the next request on. */
export async function setRoles(sql: Sql, person: string, roles: readonly Role[]): Promise<void> {
  await sql(`update person set roles = $2 where id = $1`, [person, roles]);
}

/** Takes the team keys sealed to a person away; what they already copied they keep, which a rotation answers. */
export async function leaveTeams(sql: Sql, person: string): Promise<number> {
  return (await sql(`delete from team_member where person_id = $1 returning team_id`, [person])).length;
}

/** Ends every session of a person; run as `kmm_auth`. */
export async function endSessions(sql: Sql, person: string): Promise<void> {
  await sql(`delete from auth.session where person_id = $1`, [person]);
}

export type ApiKeyRow = {
  id: string;
  org: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date | null;
  revoked: boolean;
};

/** Platform keys without the keys themselves, of which only hashes are kept; run as `kmm_auth`. */
export function listApiKeys(sql: Sql): Promise<ApiKeyRow[]> {
  return sql<ApiKeyRow>(
    `select id, org_id as org, scopes, created_at as "createdAt", expires_at as "expiresAt",
            revoked_at is not null as revoked from auth.api_key order by created_at, id`,
  );
}

/** Revokes a platform key; false when it is unknown or was revoked; run as `kmm_auth`. */
export async function revokeApiKey(sql: Sql, id: string, at: Date): Promise<boolean> {
  const rows = await sql(
    `update auth.api_key set revoked_at = $2 where id = $1 and revoked_at is null returning id`,
    [id, at],
  );
  return rows.length > 0;
}
