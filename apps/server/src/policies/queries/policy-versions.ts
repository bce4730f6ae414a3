import type { VersionState } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';

/** Files of a policy as texts by name. */
export type PolicyFiles = Readonly<Record<string, string>>;

/** A version without its files. */
export type StoredVersion = {
  version: string;
  number: number;
  state: VersionState;
  revision: number;
  fromPack: boolean;
  basedOn: string | null;
  note: string | null;
  digest: string;
  madeBy: string | null;
  madeAt: Date;
  changedAt: Date;
  proposedBy: string | null;
  proposedAt: Date | null;
  approvedBy: string | null;
  approvedAt: Date | null;
  replaced: string | null;
};

const columns = `version, number, state, revision, from_pack as "fromPack", based_on as "basedOn", note, digest,
  made_by as "madeBy", made_at as "madeAt", changed_at as "changedAt", proposed_by as "proposedBy",
  proposed_at as "proposedAt", approved_by as "approvedBy", approved_at as "approvedAt", replaced`;

/** Versions of a platform, newest first, with a lower number than `below`. */
export const listPolicyVersions = (
  sql: Sql,
  org: string,
  { below, limit }: { below?: number | undefined; limit: number },
): Promise<StoredVersion[]> =>
  sql<StoredVersion>(
    `select ${columns} from policy_version where org_id = $1 and ($2::int is null or number < $2)
     order by number desc limit $3`,
    [org, below ?? null, limit],
  );

/** One version with its files; `lock` keeps others from changing it until the transaction ends. */
export async function findPolicyVersion(
  sql: Sql,
  org: string,
  version: string,
  lock = false,
): Promise<(StoredVersion & { files: PolicyFiles }) | undefined> {
  const [row] = await sql<StoredVersion & { files: PolicyFiles }>(
    `select ${columns}, files from policy_version where org_id = $1 and version = $2 ${lock ? 'for update' : ''}`,
    [org, version],
  );
  return row;
}

export type StandingVersion = { version: string; state: 'live' | 'shadow'; digest: string };

/** As a join gives it that may have found nothing. */
type OrNull<Row> = { [Column in keyof Row]: Row[Column] | null };

/** What judges a platform's events now, and whether that has effect. */
export async function findActivePolicies(
  sql: Sql,
  org: string,
): Promise<{ mode: 'live' | 'shadow'; versions: StandingVersion[] }> {
  const rows = await sql<OrNull<StandingVersion> & { mode: 'live' | 'shadow' }>(
    `select o.mode, v.version, v.state, v.digest from organisation o
     left join policy_version v on v.org_id = o.id and v.state in ('live', 'shadow') where o.id = $1`,
    [org],
  );
  const versions = rows.flatMap(({ version, state, digest }) =>
    version && state && digest ? [{ version, state, digest }] : [],
  );
  return { mode: rows[0]?.mode ?? 'shadow', versions };
}

/** The live version and the one in shadow; empty while the platform follows the pack on disk. */
export const activeVersions = (sql: Sql, org: string): Promise<StandingVersion[]> =>
  sql(
    `select version, state, digest from policy_version where org_id = $1 and state in ('live', 'shadow')
     order by state`,
    [org],
  );

/** One change of a platform's versions at a time; held until the transaction ends. */
export async function lockPolicyVersions(sql: Sql, org: string): Promise<void> {
  await sql(`select pg_advisory_xact_lock(hashtextextended('policy_version ' || $1, 0))`, [org]);
}

/** The number that the next version of a platform gets. */
export async function nextPolicyNumber(sql: Sql, org: string): Promise<number> {
  const [row] = await sql<{ next: number }>(
    `select coalesce(max(number), 0) + 1 as next from policy_version where org_id = $1`,
    [org],
  );
  return row?.next ?? 1;
}

export type NewVersion = Pick<StoredVersion, 'version' | 'number' | 'fromPack' | 'digest'> & {
  basedOn?: string | undefined;
  note?: string | undefined;
  files: PolicyFiles;
  by: string | null;
  at: Date;
};

/** Adds a draft, or notes the pack as the live version; false when the name is taken. */
export async function insertPolicyVersion(sql: Sql, org: string, v: NewVersion): Promise<boolean> {
  const rows = await sql(
    `insert into policy_version (org_id, version, number, state, from_pack, based_on, note, files, digest, made_by,
                                 made_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11) on conflict do nothing returning version`,
    [
      org,
      v.version,
      v.number,
      v.fromPack ? 'live' : 'draft',
      v.fromPack,
      v.basedOn ?? null,
      v.note ?? null,
      JSON.stringify(v.files),
      v.digest,
      v.by,
      v.at,
    ],
  );
  return rows.length > 0;
}

/** Replaces the files of a draft whose revision is still the expected one. */
export async function saveDraft(
  sql: Sql,
  org: string,
  edit: { version: string; revision: number; files: PolicyFiles; digest: string; at: Date },
): Promise<boolean> {
  const rows = await sql(
    `update policy_version set files = $4, digest = $5, changed_at = $6, revision = revision + 1
     where org_id = $1 and version = $2 and revision = $3 and state = 'draft' returning version`,
    [org, edit.version, edit.revision, JSON.stringify(edit.files), edit.digest, edit.at],
  );
  return rows.length > 0;
}

/** What a transition writes; a member that is absent stays as it is. */
export type VersionChange = {
  state?: VersionState;
  proposed?: { by: string; at: Date } | null;
  approved?: { by: string; at: Date };
  replaced?: string | null;
};

/** Moves a version on; the database refuses what its table of transitions does not know. */
export async function movePolicyVersion(
  sql: Sql,
  org: string,
  version: string,
  change: VersionChange,
  at: Date,
): Promise<void> {
  await sql(
    `update policy_version set
       state = coalesce($3, state),
       proposed_by = case when $4 then $5::uuid else proposed_by end,
       proposed_at = case when $4 then $6::timestamptz else proposed_at end,
       approved_by = coalesce($7::uuid, approved_by),
       approved_at = coalesce($8::timestamptz, approved_at),
       replaced = case when $9 then $10 else replaced end,
       changed_at = $11, revision = revision + 1
     where org_id = $1 and version = $2`,
    [
      org,
      version,
      change.state ?? null,
      change.proposed !== undefined,
      change.proposed?.by ?? null,
      change.proposed?.at ?? null,
      change.approved?.by ?? null,
      change.approved?.at ?? null,
      change.replaced !== undefined,
      change.replaced ?? null,
      at,
    ],
  );
}

export type PolicyActName =
  | 'drafted'
  | 'shadowed'
  | 'proposed'
  | 'withdrawn'
  | 'declined'
  | 'approved'
  | 'retired'
  | 'rolled-back';

/** Notes who did what with a version. */
export async function insertPolicyAct(
  sql: Sql,
  org: string,
  act: { version: string; act: PolicyActName; by: string; at: Date; reason?: string | undefined },
): Promise<void> {
  await sql(`insert into policy_act (org_id, version, act, by, at, reason) values ($1, $2, $3, $4, $5, $6)`, [
    org,
    act.version,
    act.act,
    act.by,
    act.at,
    act.reason ?? null,
  ]);
}

/** The history of a version, oldest first. */
export const listPolicyActs = (
  sql: Sql,
  org: string,
  version: string,
): Promise<{ act: PolicyActName; by: string; at: Date; reason: string | null }[]> =>
  sql(`select act, by, at, reason from policy_act where org_id = $1 and version = $2 order by id`, [
    org,
    version,
  ]);

/** Keeps the text that a program was compiled from when it judged. */
export async function keepPolicyText(
  sql: Sql,
  org: string,
  text: { digest: string; version: string; files: PolicyFiles; at: Date },
): Promise<void> {
  await sql(
    `insert into policy_text (org_id, digest, version, files, first_used_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [org, text.digest, text.version, JSON.stringify(text.files), text.at],
  );
}

/** The text behind a digest that once judged. */
export async function findPolicyText(
  sql: Sql,
  org: string,
  digest: string,
): Promise<{ version: string; files: PolicyFiles } | undefined> {
  const [row] = await sql<{ version: string; files: PolicyFiles }>(
    `select version, files from policy_text where org_id = $1 and digest = $2`,
    [org, digest],
  );
  return row;
}
