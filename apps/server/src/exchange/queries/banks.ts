import type { AgePath, BankCategory, Localised } from '@khong-mot-minh/contracts';
import type { ExchangeProtocol, OrganisationKind } from '@khong-mot-minh/contracts/codes';
import { inOrder, PLACE_OPENER, type Sql } from '@khong-mot-minh/database';
import { drawNumber } from '../draw-number.ts';

export type BankRow = {
  id: string;
  number: number;
  org: string;
  orgName: Localised;
  orgKind: OrganisationKind;
  name: Localised;
  category: BankCategory;
  takes: AgePath | null;
  radius: number;
  keepDays: number;
  /** The team whose key opens the places of its take-downs; null where its owner has no team. */
  opener: { team: string; keyId: string; publicKey: string } | null;
};

export type NewBank = Omit<BankRow, 'number' | 'orgName' | 'orgKind' | 'opener'> & {
  team?: string | undefined;
};

/** Adds a bank; false when another bank takes the same age path already. */
export async function insertBank(sql: Sql, b: NewBank, at: Date): Promise<boolean> {
  const rows = await sql(
    `insert into bank (id, number, org_id, name, category, takes, radius, keep_days, made_at, team_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (takes) where takes is not null do nothing returning id`,
    [
      b.id,
      drawNumber(),
      b.org,
      JSON.stringify(b.name),
      b.category,
      b.takes,
      b.radius,
      b.keepDays,
      at,
      b.team ?? null,
    ],
  );
  return rows.length > 0;
}

/** Every bank that the asking transaction may see, oldest first. */
export async function listBanks(sql: Sql): Promise<BankRow[]> {
  const rows = await sql<{
    id: string;
    number: number;
    org_id: string;
    org_name: Localised;
    org_kind: OrganisationKind;
    name: Localised;
    category: BankCategory;
    takes: AgePath | null;
    radius: number;
    keep_days: number;
    team: string | null;
    key_id: string;
    public_key: string;
  }>(
    `select b.id, b.number, b.org_id, o.name as org_name, o.kind as org_kind, b.name, b.category,
            b.takes, b.radius, b.keep_days, d.id as team, d.key_id, d.public_key
     from bank b join organisation o on o.id = b.org_id
       left join ${PLACE_OPENER} d on true
     order by b.made_at, b.id`,
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    org: row.org_id,
    orgName: inOrder(row.org_name),
    orgKind: row.org_kind,
    name: inOrder(row.name),
    category: row.category,
    takes: row.takes,
    radius: row.radius,
    keepDays: row.keep_days,
    opener: row.team === null ? null : { team: row.team, keyId: row.key_id, publicKey: row.public_key },
  }));
}

/** When each bank that takes take-downs was last reviewed, by the hour; one that nobody ever reviewed is missing. */
export async function lastBankReviews(sql: Sql): Promise<Map<string, Date>> {
  const rows = await sql<{ bank: string; reviewed_hour: Date }>(
    `select bank, reviewed_hour from bank_reviews()`,
  );
  return new Map(rows.map((row) => [row.bank, row.reviewed_hour]));
}

/** How many hashes wait and are shared in each visible bank. */
export async function countBankHashes(sql: Sql): Promise<Map<string, { proposed: number; shared: number }>> {
  const rows = await sql<{ bank_id: string; proposed: number; shared: number }>(
    `select bank_id, count(*) filter (where state = 'proposed')::int as proposed,
            count(*) filter (where state = 'shared')::int as shared from bank_hash group by bank_id`,
  );
  return new Map(rows.map((row) => [row.bank_id, { proposed: row.proposed, shared: row.shared }]));
}

export type MemberRow = {
  bank: string;
  org: string;
  owner: string;
  name: Localised;
  kind: OrganisationKind;
  listed: boolean;
  mayWrite: boolean;
  since: Date;
  /** The hour in which it last fetched or looked up, by any way. */
  lastRead: Date | null;
  /** The last change that it has fetched, by the way that has come furthest. */
  readSeq: number;
};

/** Members of today that the asking transaction may see. */
export async function listBankMembers(sql: Sql): Promise<MemberRow[]> {
  const rows = await sql<{
    bank_id: string;
    org_id: string;
    owner_org: string;
    name: Localised;
    kind: OrganisationKind;
    listed: boolean;
    may_write: boolean;
    since: Date;
    last_read: Date | null;
    read_seq: number;
  }>(
    `select m.bank_id, m.org_id, m.owner_org, o.name, o.kind, m.listed, m.may_write, m.since,
            max(r.read_hour) as last_read, coalesce(max(r.seq), 0) as read_seq
     from bank_member m join organisation o on o.id = m.org_id
       left join bank_reader r on r.bank_id = m.bank_id and r.org_id = m.org_id
     where m.ended_at is null
     group by m.bank_id, m.org_id, m.owner_org, o.name, o.kind, m.listed, m.may_write, m.since
     order by m.since, m.org_id`,
  );
  return rows.map((row) => ({
    bank: row.bank_id,
    org: row.org_id,
    owner: row.owner_org,
    name: inOrder(row.name),
    kind: row.kind,
    listed: row.listed,
    mayWrite: row.may_write,
    since: row.since,
    lastRead: row.last_read,
    readSeq: Number(row.read_seq),
  }));
}

export type NewMember = { bank: string; org: string; owner: string; listed: boolean; mayWrite: boolean };

/** Lets an organisation read a bank, again after it ended, or changes whether it may write. */
export async function putBankMember(sql: Sql, m: NewMember, at: Date): Promise<void> {
  await sql(
    `insert into bank_member (bank_id, org_id, owner_org, listed, may_write, since)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (bank_id, org_id) do update set may_write = excluded.may_write, ended_at = null,
       since = case when bank_member.ended_at is null then bank_member.since else excluded.since end`,
    [m.bank, m.org, m.owner, m.listed, m.mayWrite, at],
  );
}

/** Ends what a member may read; false when it is none. */
export async function endBankMember(sql: Sql, bank: string, org: string, at: Date): Promise<boolean> {
  const rows = await sql(
    `update bank_member set ended_at = $3 where bank_id = $1 and org_id = $2 and ended_at is null returning org_id`,
    [bank, org, at],
  );
  return rows.length > 0;
}

/** How a bank is read: through our own lookups and events, or in a protocol of another house. */
export type ReadingProtocol = 'lookup' | 'events' | ExchangeProtocol;

/** Notes that a member has read its banks up to `seq`; an earlier number never replaces a later one. */
export async function noteBankReader(
  sql: Sql,
  org: string,
  { protocol, seq, hour }: { protocol: ReadingProtocol; seq: number; hour: Date },
  banks?: readonly string[],
): Promise<void> {
  await sql(
    `insert into bank_reader (bank_id, org_id, owner_org, listed, protocol, seq, read_hour)
     select m.bank_id, m.org_id, m.owner_org, m.listed, $2, $3, $4 from bank_member m
      where m.org_id = $1 and m.ended_at is null and ($5::uuid[] is null or m.bank_id = any($5))
     on conflict (bank_id, org_id, protocol) do update
       set seq = greatest(bank_reader.seq, excluded.seq), read_hour = excluded.read_hour`,
    [org, protocol, seq, hour, banks ?? null],
  );
}
