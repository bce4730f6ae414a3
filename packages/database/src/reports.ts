import type { MayKnow } from '@khong-mot-minh/contracts/codes';
import type { Sql } from './database.ts';

export type NewReport = {
  id: string;
  caseId: string;
  teamId: string;
  locator: string;
  verifierMac: Uint8Array;
  reporterKeyId: string;
  reporterPublicKey: string;
  reporterLockedKey: string;
  ageBand: string;
  province?: string | undefined;
  help: string[];
  mayKnow: MayKnow[];
  receivedHour: Date;
};

/** Adds a report with the keys of its receipt. */
export async function insertReport(sql: Sql, r: NewReport): Promise<void> {
  await sql(
    `insert into report (id, case_id, team_id, locator, verifier_mac, reporter_key_id, reporter_public_key,
       reporter_locked_key, age_band, province, help, may_know, received_hour)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      r.id,
      r.caseId,
      r.teamId,
      r.locator,
      r.verifierMac,
      r.reporterKeyId,
      r.reporterPublicKey,
      r.reporterLockedKey,
      r.ageBand,
      r.province ?? null,
      r.help,
      r.mayKnow,
      r.receivedHour,
    ],
  );
}

export type ReportRow = {
  id: string;
  caseId: string;
  teamId: string;
  reporterKey: { keyId: string; publicKey: string; locked: string };
  ageBand: string;
  province: string | null;
  help: string[];
  mayKnow: MayKnow[];
  receivedAt: Date;
  withdrawn: boolean;
  /** Of a withdrawn one: until then its receipt takes that back. */
  resumableUntil: Date | null;
};

type Row = {
  id: string;
  case_id: string;
  team_id: string;
  reporter_key_id: string;
  reporter_public_key: string;
  reporter_locked_key: string;
  age_band: string;
  province: string | null;
  help: string[];
  may_know: MayKnow[];
  received_hour: Date;
  withdrawn_hour: Date | null;
  resumable_until: Date | null;
};

const fromRow = (row: Row): ReportRow => ({
  id: row.id,
  caseId: row.case_id,
  teamId: row.team_id,
  reporterKey: {
    keyId: row.reporter_key_id,
    publicKey: row.reporter_public_key,
    locked: row.reporter_locked_key,
  },
  ageBand: row.age_band,
  province: row.province,
  help: row.help,
  mayKnow: row.may_know,
  receivedAt: row.received_hour,
  withdrawn: row.withdrawn_hour !== null,
  resumableUntil: row.resumable_until,
});

/**
 * What proves the receipt of a locator, which the transaction must name. Where there is no such report zeros come back,
 * by the same way: how long it takes says nothing of whether there is one.
 */
export async function findVerifierMac(sql: Sql, locator: string): Promise<Uint8Array> {
  const [row] = await sql<{ mac: Uint8Array }>(
    `select coalesce((select verifier_mac from report where locator = $1), decode(repeat('00', 32), 'hex')) as mac`,
    [locator],
  );
  return row?.mac ?? new Uint8Array(32);
}

/** The report of a locator, which the transaction must name. */
export async function findReportByLocator(sql: Sql, locator: string): Promise<ReportRow | undefined> {
  const [row] = await sql<Row>(`select * from report where locator = $1`, [locator]);
  return row && fromRow(row);
}

/** The report behind a case, as far as the asking organisation may see it. */
export async function findReportOfCase(sql: Sql, caseId: string): Promise<ReportRow | undefined> {
  const [row] = await sql<Row>(`select * from report where case_id = $1`, [caseId]);
  return row && fromRow(row);
}

/** Marks a report as taken back; a second time changes nothing. */
export async function markWithdrawn(sql: Sql, id: string, hour: Date): Promise<void> {
  await sql(`update report set withdrawn_hour = $2 where id = $1 and withdrawn_hour is null`, [id, hour]);
}

/** Ends every referral of the report that the transaction's locator names; gives how many. */
export async function endReferralsOfReport(sql: Sql, at: Date): Promise<number> {
  const [row] = await sql<{ ended: number }>(`select end_referrals_of_report($1) as ended`, [at]);
  return row?.ended ?? 0;
}
