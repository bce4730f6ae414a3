import type { Sql } from '@khong-mot-minh/database';

export type StoredPolicySettings = {
  reviewerMinutesPerDay: number;
  minutesPerWarning: number;
  recordingDays: number;
};

/** What a platform's reviewers have time for, and how long inputs are kept. */
export async function findPolicySettings(sql: Sql, org: string): Promise<StoredPolicySettings | undefined> {
  const [row] = await sql<StoredPolicySettings>(
    `select reviewer_minutes_per_day as "reviewerMinutesPerDay", minutes_per_warning as "minutesPerWarning",
            recording_days as "recordingDays" from policy_setting where org_id = $1`,
    [org],
  );
  return row;
}

/** Sets them. */
export async function putPolicySettings(sql: Sql, org: string, s: StoredPolicySettings): Promise<void> {
  await sql(
    `insert into policy_setting (org_id, reviewer_minutes_per_day, minutes_per_warning, recording_days)
     values ($1, $2, $3, $4)
     on conflict (org_id) do update set reviewer_minutes_per_day = $2, minutes_per_warning = $3, recording_days = $4`,
    [org, s.reviewerMinutesPerDay, s.minutesPerWarning, s.recordingDays],
  );
}

export type Mode = 'shadow' | 'live';

/** Kind and mode of an organisation. */
export async function findPlatformMode(
  sql: Sql,
  org: string,
): Promise<{ kind: string; mode: Mode } | undefined> {
  const [row] = await sql<{ kind: string; mode: Mode }>(`select kind, mode from organisation where id = $1`, [
    org,
  ]);
  return row;
}

export type ModeProposal = { mode: Mode; by: string; at: Date };

/** The change of mode that waits for a second person; locked until the transaction ends. */
export async function findModeProposal(sql: Sql, org: string): Promise<ModeProposal | undefined> {
  const [row] = await sql<ModeProposal>(
    `select mode, proposed_by as by, proposed_at as at from mode_change
     where org_id = $1 and approved_by is null for update`,
    [org],
  );
  return row;
}

/** Asks for another mode; what was asked or decided before is replaced. */
export async function putModeProposal(sql: Sql, org: string, p: ModeProposal): Promise<void> {
  await sql(`delete from mode_change where org_id = $1`, [org]);
  await sql(`insert into mode_change (org_id, mode, proposed_by, proposed_at) values ($1, $2, $3, $4)`, [
    org,
    p.mode,
    p.by,
    p.at,
  ]);
}

/** Takes the proposal back. */
export async function dropModeProposal(sql: Sql, org: string): Promise<void> {
  await sql(`delete from mode_change where org_id = $1 and approved_by is null`, [org]);
}

/** The second person approves, and the mode holds from the next request on. */
export async function approveMode(sql: Sql, org: string, mode: Mode, by: string, at: Date): Promise<void> {
  await sql(
    `update mode_change set approved_by = $2, approved_at = $3 where org_id = $1 and approved_by is null`,
    [org, by, at],
  );
  await sql(`update organisation set mode = $2 where id = $1`, [org, mode]);
}
