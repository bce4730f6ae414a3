import type { ExportPacket, ExportSummary, PacketManifest } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';

export type PacketRow = {
  id: string;
  caseId: string;
  org: string;
  kind: 'cybertipline';
  status: 'proposed' | 'approved' | 'declined';
  summary: ExportSummary;
  manifest: PacketManifest;
  parts: ExportPacket['parts'];
  proposedBy: string;
  proposedAt: Date;
  answeredBy: string | null;
  answeredAt: Date | null;
  overrideId: string | null;
};

const columns = `id, case_id as "caseId", org_id as org, kind, status, summary, manifest, parts,
  proposed_by as "proposedBy", proposed_at as "proposedAt", answered_by as "answeredBy", answered_at as "answeredAt",
  override_id as "overrideId"`;

/** Adds a packet that waits for a second person. */
export async function insertPacket(
  sql: Sql,
  p: Omit<PacketRow, 'status' | 'answeredBy' | 'answeredAt' | 'overrideId'>,
): Promise<void> {
  await sql(
    `insert into export_packet (id, case_id, org_id, kind, status, summary, manifest, parts, proposed_by, proposed_at)
     values ($1, $2, $3, $4, 'proposed', $5, $6, $7, $8, $9)`,
    [
      p.id,
      p.caseId,
      p.org,
      p.kind,
      JSON.stringify(p.summary),
      JSON.stringify(p.manifest),
      JSON.stringify(p.parts),
      p.proposedBy,
      p.proposedAt,
    ],
  );
}

/** A packet of the asking organisation; locked for a change when `forUpdate`. */
export async function findPacket(sql: Sql, id: string, forUpdate = false): Promise<PacketRow | undefined> {
  const [row] = await sql<PacketRow>(
    `select ${columns} from export_packet where id = $1 ${forUpdate ? 'for update' : ''}`,
    [id],
  );
  return row;
}

/** Packets of a case, newest first. */
export const listPackets = (sql: Sql, caseId: string): Promise<PacketRow[]> =>
  sql<PacketRow>(
    `select ${columns} from export_packet where case_id = $1 order by proposed_at desc, id limit 50`,
    [caseId],
  );

/** The second person's answer, or the first one's own under an override. */
export async function answerPacket(
  sql: Sql,
  a: {
    id: string;
    status: 'approved' | 'declined';
    manifest: PacketManifest;
    person: string;
    at: Date;
    overrideId: string | null;
  },
): Promise<boolean> {
  const rows = await sql(
    `update export_packet set status = $2, manifest = $3, answered_by = $4, answered_at = $5, override_id = $6
     where id = $1 and status = 'proposed' returning id`,
    [a.id, a.status, JSON.stringify(a.manifest), a.person, a.at, a.overrideId],
  );
  return rows.length > 0;
}
