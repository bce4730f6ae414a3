import type { Sql } from './database.ts';

export type PeersToTell = {
  id: string;
  subject: string;
  affectedChild: string;
  category: string;
  confirmed: boolean;
};

const UNTOLD = `(peers is not distinct from 'confirmed') <> peers_told`;

/** Organisations whose platform has not heard that peers were confirmed, or are no longer. */
export async function orgsToTellOfPeers(sql: Sql): Promise<string[]> {
  const rows = await sql<{ org: string }>(`select distinct org_id as org from cases where ${UNTOLD}`);
  return rows.map(({ org }) => org);
}

/** Marks them as told, in the transaction that queues the telling. */
export const takeUntoldPeers = (sql: Sql, org: string): Promise<PeersToTell[]> =>
  sql(
    `update cases set peers_told = peers is not distinct from 'confirmed'
     where id in (select id from cases where org_id = $1 and ${UNTOLD} order by id limit 500 for update skip locked)
     returning id, subject, affected_child as "affectedChild", category, peers_told as confirmed`,
    [org],
  );
