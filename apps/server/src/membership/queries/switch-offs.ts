import type { Sql } from '@kmm/store';

export type SwitchOffKind = 'person' | 'platform-key';

export type SwitchOff = {
  id: string;
  kind: SwitchOffKind;
  target: string;
  reason: string;
  by: string;
  at: Date;
  reviewedBy: string | null;
  reviewedAt: Date | null;
  outcome: 'kept' | 'undone' | null;
};

const COLUMNS = `id, kind, target, reason, by_person as by, at, reviewed_by as "reviewedBy",
  reviewed_at as "reviewedAt", outcome`;

/** What was switched off in an organisation, newest first, at most 200. */
export const listSwitchOffs = (sql: Sql, org: string): Promise<SwitchOff[]> =>
  sql(`select ${COLUMNS} from switch_off where org_id = $1 order by at desc, id limit 200`, [org]);

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
  off: Pick<SwitchOff, 'id' | 'kind' | 'target' | 'reason' | 'by' | 'at'>,
): Promise<boolean> {
  const rows = await sql(
    `insert into switch_off (id, org_id, kind, target, reason, by_person, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (target) where outcome is null do nothing returning id`,
    [off.id, org, off.kind, off.target, off.reason, off.by, off.at],
  );
  return rows.length > 0;
}

/** Keeps a person out: no sign-in, no duty, and the team keys sealed to them set aside with the switch-off. */
export async function switchPersonOff(sql: Sql, org: string, id: string, person: string): Promise<boolean> {
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

/** Lets the person in again, with those team keys that still are their team's. */
export async function switchPersonOn(sql: Sql, id: string, person: string): Promise<void> {
  await sql(`update person set active = true where id = $1`, [person]);
  await sql(
    `insert into team_member
     select (jsonb_populate_record(null::team_member, k)).* from switch_off s, jsonb_array_elements(s.team_keys) k
     join team t on t.id = (k ->> 'team_id')::uuid and t.key_id = k ->> 'of_key'
     where s.id = $1 on conflict do nothing`,
    [id],
  );
}

/** The second person's answer; the keys that were set aside go either way. */
export async function reviewSwitchOff(
  sql: Sql,
  id: string,
  { by, at, outcome }: { by: string; at: Date; outcome: 'kept' | 'undone' },
): Promise<void> {
  await sql(
    `update switch_off set reviewed_by = $2, reviewed_at = $3, outcome = $4, team_keys = '[]' where id = $1`,
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
