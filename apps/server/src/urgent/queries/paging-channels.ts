import { REACH_DAYS } from '@khong-mot-minh/contracts';
import { type Sql, setReach } from '@khong-mot-minh/database';

export type ChannelRow = {
  id: string;
  org: string;
  /** Whose it is; a team's has nobody. */
  person: string | null;
  team: string | null;
  kind: 'push' | 'webhook' | 'email';
  label: string;
  /** Sealed under the server's secret. */
  address: string;
  madeAt: Date;
  deliveredAt: Date | null;
  failedAt: Date | null;
  failure: string | null;
  verifiedAt: Date | null;
};

const columns = `id, org_id as org, person_id as person, team_id as team, kind, label, address, made_at as "madeAt",
  delivered_at as "deliveredAt", failed_at as "failedAt", failure, verified_at as "verifiedAt"`;

/** A person's own channels and those of the teams of their organisation, oldest first. */
export const listChannels = (sql: Sql, person: string): Promise<ChannelRow[]> =>
  sql<ChannelRow>(
    `select ${columns} from paging_channel where person_id = $1 or team_id is not null order by made_at, id`,
    [person],
  );

/** One channel that the asker may see. */
export async function findChannel(sql: Sql, id: string): Promise<ChannelRow | undefined> {
  const [row] = await sql<ChannelRow>(`select ${columns} from paging_channel where id = $1`, [id]);
  return row;
}

export type NewChannel = Pick<
  ChannelRow,
  'id' | 'org' | 'person' | 'team' | 'kind' | 'label' | 'address' | 'madeAt'
>;

/** Adds a channel. */
export async function insertChannel(sql: Sql, c: NewChannel): Promise<void> {
  await sql(
    `insert into paging_channel (id, org_id, person_id, team_id, kind, label, address, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [c.id, c.org, c.person, c.team, c.kind, c.label, c.address, c.madeAt],
  );
}

/** Takes a channel away; false where there is none that is the asker's to take. */
export async function deleteChannel(sql: Sql, id: string): Promise<boolean> {
  return (await sql(`delete from paging_channel where id = $1 returning id`, [id])).length > 0;
}

/** Notes how a page to a channel went. */
export async function noteDelivery(sql: Sql, id: string, at: Date, failure: string | null): Promise<void> {
  await sql(
    failure === null
      ? `update paging_channel set delivered_at = $2 where id = $1`
      : `update paging_channel set failed_at = $2, failure = $3 where id = $1`,
    failure === null ? [id, at] : [id, at, failure],
  );
}

/** A person says that a test came through; false where nothing was delivered since `since`. */
export async function verifyChannel(sql: Sql, id: string, at: Date, since: Date): Promise<boolean> {
  const rows = await sql(
    `update paging_channel set verified_at = $2
     where id = $1 and delivered_at >= $3 and (failed_at is null or failed_at < delivered_at) returning id`,
    [id, at, since],
  );
  return rows.length > 0;
}

/** Works out anew until when a page is believed to reach a person: a proven channel whose last page was taken over. */
export async function renewReach(sql: Sql, who: { org: string; person: string }): Promise<void> {
  const [row] = await sql<{ until: Date | null }>(
    `select max(delivered_at) + interval '${REACH_DAYS} days' as until from paging_channel
     where person_id = $1 and verified_at is not null and (failed_at is null or failed_at < delivered_at)`,
    [who.person],
  );
  await setReach(sql, who, row?.until ?? null);
}

/** The channels of these people and of these teams that were not asked to page since `since`, which they now are. */
export const askChannels = (
  sql: Sql,
  {
    people,
    teams,
    orgs,
    at,
    since,
  }: { people: string[]; teams: string[]; orgs: string[]; at: Date; since: Date },
): Promise<{ id: string }[]> =>
  sql<{ id: string }>(
    `update paging_channel set asked_at = $4
     where (person_id = any ($1::uuid[]) or team_id = any ($2::uuid[]) or (team_id is not null and org_id = any ($3::uuid[])))
       and (asked_at is null or asked_at <= $5) returning id`,
    [people, teams, orgs, at, since],
  );

/** Channels whose last page failed, and people on duty whom no channel reaches; for the doctor. */
export async function countChannels(sql: Sql): Promise<{ all: number; failing: number }> {
  const [row] = await sql<{ all: number; failing: number }>(
    `select count(*)::int as all,
       count(*) filter (where failed_at is not null and (delivered_at is null or failed_at > delivered_at))::int as failing
     from paging_channel`,
  );
  return row ?? { all: 0, failing: 0 };
}
