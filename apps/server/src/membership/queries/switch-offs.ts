import type { Localised } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';

export type SwitchOffKind = 'person' | 'platform-key';

export type SwitchOff = {
  id: string;
  kind: SwitchOffKind;
  target: string;
  reason: string;
  theft: boolean;
  org: string;
  by: string;
  at: Date;
  reviewedBy: string | null;
  reviewedAt: Date | null;
  outcome: 'kept' | 'undone' | null;
};

const COLUMNS = `id, org_id as org, kind, target, reason, theft, by_person as by, at, reviewed_by as "reviewedBy",
  reviewed_at as "reviewedAt", outcome`;

/** What was switched off in an organisation, newest first, at most 200. */
export const listSwitchOffs = (sql: Sql, org: string): Promise<SwitchOff[]> =>
  sql(`select ${COLUMNS} from switch_off where org_id = $1 order by at desc, id limit 200`, [org]);

/** What of any unit waits for the asking person, who is an auditor, because nobody else of that unit can look at it. */
export async function idsForAuditor(sql: Sql, person: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(`select f as id from switch_offs_for_auditor($1) f limit 200`, [
    person,
  ]);
  return rows.map(({ id }) => id);
}

/** These of any unit that still wait, newest first. Run as the system. */
export const listWaiting = (sql: Sql, ids: readonly string[]): Promise<SwitchOff[]> =>
  sql(
    `select ${COLUMNS} from switch_off where id = any ($1::uuid[]) and outcome is null order by at desc, id`,
    [ids],
  );

/** Who may look at what somebody of an organisation switched off. */
export async function findReviewer(
  sql: Sql,
  org: string,
  by: string,
): Promise<'colleague' | 'auditor' | 'nobody'> {
  const [row] = await sql<{ colleague: boolean; auditor: boolean }>(
    `select coalesce(bool_or(org_id = $1 and roles && array['supervisor', 'administrator']), false) as colleague,
            coalesce(bool_or('coalition-auditor' = any (roles)), false) as auditor
     from person where active and id <> $2`,
    [org, by],
  );
  if (row?.colleague) return 'colleague';
  return row?.auditor ? 'auditor' : 'nobody';
}

/** Organisations in which one person alone switches off, and nobody at a desk could look at it; for the doctor. */
export const listUnreviewed = (sql: Sql): Promise<{ id: string; name: Localised }[]> =>
  sql(
    `select o.id, o.name from organisation o join person p on p.org_id = o.id and p.active
     where not exists (select 1 from person a where a.active and 'coalition-auditor' = any (a.roles)
                       and not (a.org_id = o.id and a.roles && array['supervisor', 'administrator']))
     group by o.id having count(*) > 1 and count(*) filter (where p.roles && array['supervisor', 'administrator']) = 1
     order by o.id`,
  );

/**
 * Whether a team's key stays as it is for now: somebody who held it was switched off and nobody looked at that yet, and
 * it is not so that their things were stolen and another holder than the one who switched them off asks.
 */
export async function isRotationHeld(sql: Sql, team: string, by: string): Promise<boolean> {
  const rows = await sql(
    `select 1 from switch_off s, jsonb_array_elements(s.team_keys) k
     where s.outcome is null and k ->> 'team_id' = $1 and not (s.theft and s.by_person <> $2) limit 1`,
    [team, by],
  );
  return rows.length > 0;
}

/** One of them, locked for the review that follows. */
export async function findSwitchOff(sql: Sql, org: string, id: string): Promise<SwitchOff | undefined> {
  const [row] = await sql<SwitchOff>(
    `select ${COLUMNS} from switch_off where org_id = $1 and id = $2 for update`,
    [org, id],
  );
  return row;
}

/** Writes it down; false where the same already waits for a review. Run as the system, for the one organisation. */
export async function insertSwitchOff(
  sql: Sql,
  org: string,
  off: Pick<SwitchOff, 'id' | 'kind' | 'target' | 'reason' | 'theft' | 'by' | 'at'>,
): Promise<boolean> {
  const rows = await sql(
    `insert into switch_off (id, org_id, kind, target, reason, by_person, at, theft)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (target) where outcome is null do nothing returning id`,
    [off.id, org, off.kind, off.target, off.reason, off.by, off.at, off.theft],
  );
  return rows.length > 0;
}

/** Keeps a person out: no sign-in; duties that lie ahead and team keys sealed to them wait with the switch-off. */
export async function switchPersonOff(
  sql: Sql,
  org: string,
  id: string,
  person: string,
  at: Date,
): Promise<boolean> {
  // Before the person leaves, because a leaver's duties end with it.
  await sql(
    `update switch_off set duties = (
       select coalesce(jsonb_agg(to_jsonb(r)), '[]') from roster r where r.person_id = $2 and r.starts_at > $3)
     where id = $1`,
    [id, person, at],
  );
  const rows = await sql(
    `update person set active = false where id = $1 and org_id = $2 and active returning id`,
    [person, org],
  );
  if (rows.length === 0) return false;
  await sql(
    `with gone as (delete from team_member where person_id = $2 returning *)
     update switch_off set team_keys = (
       select coalesce(jsonb_agg(to_jsonb(g) || jsonb_build_object('of_key', t.key_id)), '[]')
       from gone g join team t on t.id = g.team_id) where id = $1`,
    [id, person],
  );
  return true;
}

/**
 * Lets the person in again, with those team keys that still are their team's; for a newer one they wait. Duties that still
 * lie ahead come back; they count once the person holds the key.
 */
export async function switchPersonOn(sql: Sql, id: string, person: string, at: Date): Promise<void> {
  await sql(`update person set active = true where id = $1`, [person]);
  await sql(
    `insert into team_member
     select (jsonb_populate_record(null::team_member, k)).* from switch_off s, jsonb_array_elements(s.team_keys) k
     join team t on t.id = (k ->> 'team_id')::uuid and t.key_id = k ->> 'of_key'
     where s.id = $1 on conflict do nothing`,
    [id],
  );
  await sql(
    `insert into team_seat (team_id, person_id, org_id, needs, asked_at)
     select t.id, $2, t.org_id, 1, $3 from switch_off s, jsonb_array_elements(s.team_keys) k
     join team t on t.id = (k ->> 'team_id')::uuid and t.key_id <> k ->> 'of_key'
     where s.id = $1 on conflict do nothing`,
    [id, person, at],
  );
  await sql(
    `insert into roster
     select d.* from switch_off s, jsonb_populate_recordset(null::roster, s.duties) d
     where s.id = $1 and d.starts_at > $2 on conflict do nothing`,
    [id, at],
  );
}

/** The second person's answer; the duties and keys that were set aside go either way. */
export async function reviewSwitchOff(
  sql: Sql,
  id: string,
  { by, at, outcome }: { by: string; at: Date; outcome: 'kept' | 'undone' },
): Promise<void> {
  await sql(
    `update switch_off set reviewed_by = $2, reviewed_at = $3, outcome = $4, team_keys = '[]', duties = '[]' where id = $1`,
    [id, by, at, outcome],
  );
}

/** Revokes or gives back a key of that organisation; false where it is another's or stands so already. As `kmm_auth`. */
export async function setKeyRevoked(
  sql: Sql,
  org: string,
  key: string,
  revokedAt: Date | null,
): Promise<boolean> {
  const rows = await sql(
    `update auth.api_key set revoked_at = $3
     where id = $1 and org_id = $2 and (revoked_at is null) = ($3::timestamptz is not null) returning id`,
    [key, org, revokedAt],
  );
  return rows.length > 0;
}
