import type { Sql } from './database.ts';

export type EgressKind = 'text-service' | 'webhook';

/** `by` is null where a platform key asked; `settings` is the reader's to check. */
export type EgressProposal = {
  kind: EgressKind;
  url: string;
  settings: unknown;
  by: string | null;
  at: Date;
};

const COLUMNS = 'kind, url, settings, by_person as by, at';

/** Addresses of an organisation that wait for a second person. */
export const listEgressProposals = (sql: Sql, org: string): Promise<EgressProposal[]> =>
  sql(`select ${COLUMNS} from egress_proposal where org_id = $1 order by kind`, [org]);

/** The one that waits, locked for the answer that follows. */
export async function findEgressProposal(
  sql: Sql,
  org: string,
  kind: EgressKind,
): Promise<EgressProposal | undefined> {
  const [row] = await sql<EgressProposal>(
    `select ${COLUMNS} from egress_proposal where org_id = $1 and kind = $2 for update`,
    [org, kind],
  );
  return row;
}

/** Asks for an address, in place of what was asked for before. */
export async function putEgressProposal(sql: Sql, org: string, asked: EgressProposal): Promise<void> {
  await sql(
    `insert into egress_proposal (org_id, kind, url, settings, by_person, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (org_id, kind) do update
     set url = $3, settings = $4, by_person = $5, at = $6`,
    [org, asked.kind, asked.url, JSON.stringify(asked.settings), asked.by, asked.at],
  );
}

/** Nothing waits any more. */
export async function dropEgressProposal(sql: Sql, org: string, kind: EgressKind): Promise<void> {
  await sql(`delete from egress_proposal where org_id = $1 and kind = $2`, [org, kind]);
}
