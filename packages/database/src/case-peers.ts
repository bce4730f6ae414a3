import type { HarmCode } from '@khong-mot-minh/contracts/codes';
import type { Sql } from './database.ts';

export type PeersToTell = {
  id: string;
  subject: string;
  affectedChild: string;
  category: HarmCode;
  confirmed: boolean;
};

/** Platforms that have not heard that peers were confirmed, or are no longer. */
export async function orgsToTellOfPeers(sql: Sql): Promise<string[]> {
  const rows = await sql<{ org: string }>(
    `select distinct platform_id as org from cases
     where platform_id is not null and (peers is not distinct from 'confirmed') <> peers_told`,
  );
  return rows.map(({ org }) => org);
}

/** The platform whose accounts a case is about, whoever owns it now; none where a person reported it. */
export async function platformOfCase(sql: Sql, id: string): Promise<string | undefined> {
  const [row] = await sql<{ org: string | null }>(`select platform_id as org from cases where id = $1`, [id]);
  return row?.org ?? undefined;
}

/** Marks what the asking platform has not heard as told, in the transaction that queues the telling. */
export const takeUntoldPeers = (sql: Sql): Promise<PeersToTell[]> =>
  sql(`select id, subject, affected_child as "affectedChild", category, confirmed from take_untold_peers()`);
