import type { Envelope } from '@khong-mot-minh/contracts';
import type { CaseKeys } from './case-keys/case-keys.ts';
import { coverEnvelope } from './case-keys/case-wrap.ts';
import { keyOfHolder } from './case-keys/holders.ts';
import type { Sql } from './database.ts';

/** Gives a team another key: the old one ends, and is accepted for nothing new from this commit on. */
export async function setTeamKey(
  sql: Sql,
  k: { team: string; keyId: string; publicKey: string; at: Date },
): Promise<void> {
  await sql(`update team_key set ended_at = $2 where team_id = $1 and ended_at is null`, [k.team, k.at]);
  await sql(`update team set key_id = $2, public_key = $3 where id = $1`, [k.team, k.keyId, k.publicKey]);
}

/** A holder's envelope of the team's new key in the place of the old one's. */
export async function replaceSealedKey(
  sql: Sql,
  team: string,
  person: string,
  sealedKey: Envelope,
): Promise<void> {
  await sql(`update team_member set sealed_key = $3 where team_id = $1 and person_id = $2`, [
    team,
    person,
    JSON.stringify(sealedKey),
  ]);
}

export type PastKey = { team: string; keyId: string; publicKey: string; sealedKey: unknown };

/** Earlier keys of the asking organisation's teams, sealed to their present ones. */
export async function listPastKeys(sql: Sql): Promise<PastKey[]> {
  return sql<PastKey>(
    `select p.team_id as team, p.key_id as "keyId", k.public_key as "publicKey", p.sealed_key as "sealedKey"
     from team_past_key p join team_key k on k.team_id = p.team_id and k.key_id = p.key_id order by k.set_at`,
  );
}

/** Keeps an earlier key, sealed to the team's present one. */
export async function putPastKey(
  sql: Sql,
  p: { team: string; keyId: string; org: string; sealedKey: Envelope },
): Promise<void> {
  await sql(
    `insert into team_past_key (team_id, key_id, org_id, sealed_key) values ($1, $2, $3, $4)
     on conflict (team_id, key_id) do update set sealed_key = excluded.sealed_key`,
    [p.team, p.keyId, p.org, JSON.stringify(p.sealedKey)],
  );
}

/** Whether a text is sealed to a key that ended, which nothing new may be. */
export async function namesEndedKey(sql: Sql, to: readonly Pick<Envelope, 'keyId'>[]): Promise<boolean> {
  const rows = await sql(`select 1 from team_key where key_id = any ($1) and ended_at is not null limit 1`, [
    to.map(({ keyId }) => keyId),
  ]);
  return rows.length > 0;
}

/** Cases of an organisation that still hold text for a key that ended: open ones first, and how many are left. */
export async function casesToRewrap(
  sql: Sql,
  org: string,
  keyIds: readonly string[],
): Promise<{ left: number; cases: { id: string; access: 'owner' | 'referral' }[] }> {
  const rows = await sql<{ case_id: string; scope: 'owner' | 'referral'; left: number }>(
    `select a.case_id, a.scope, count(*) over ()::int as left
     from case_access a join cases c on c.id = a.case_id
     where a.org_id = $1 and (a.expires_at is null or a.expires_at > now())
       and exists (select 1 from unnest($2::text[]) k(id) where
         (a.scope = 'owner' and exists (select 1 from sealed_content s where s.case_id = a.case_id
            and s.sealed @> jsonb_build_object('to', jsonb_build_array(jsonb_build_object('keyId', k.id)))))
         or exists (select 1 from content_share h where h.case_id = a.case_id and h.org_id = $1
            and h.envelope ->> 'keyId' = k.id))
     order by c.status = 'closed', a.case_id limit 50`,
    [org, keyIds],
  );
  return { left: rows[0]?.left ?? 0, cases: rows.map((r) => ({ id: r.case_id, access: r.scope })) };
}

/** Puts a re-wrapped envelope in the place of the one for an ended key; false where there is none. */
export async function replaceEnvelope(
  sql: Sql,
  keys: CaseKeys,
  r: { caseId: string; org: string; contentId: string; oldKeyId: string; envelope: Envelope; at: Date },
): Promise<boolean> {
  const key = await keyOfHolder(sql, keys, r.caseId, r.org, r.at);
  const covered = coverEnvelope(key, r.contentId, r.envelope);
  const [row] = await sql<{ done: boolean }>(`select replace_envelope($1, $2, $3) as done`, [
    r.contentId,
    r.oldKeyId,
    JSON.stringify(covered),
  ]);
  return row?.done === true;
}
