import type { Localised } from '@khong-mot-minh/contracts';
import type { MayKnow, OrganisationKind } from '@khong-mot-minh/contracts/codes';
import type { Sql } from '@khong-mot-minh/database';

/** What a reporter said of who may know, after the form. */
export type SpokenWord = {
  allows: boolean;
  at: Date;
  organisation?: { id: string; name: Localised; kind: OrganisationKind };
  level?: MayKnow;
  restores?: true;
};

/** The words of a case in the order in which they were said: its own events, so that none is lost with a question. */
export async function listConsentWords(sql: Sql, caseId: string): Promise<SpokenWord[]> {
  const rows = await sql<{
    type: string;
    at: Date;
    level: MayKnow | null;
    org: string | null;
    name: Localised | null;
    kind: OrganisationKind | null;
  }>(
    `select e.type, e.at, e.detail ->> 'level' as level, o.id as org, o.name, o.kind
     from case_event e left join organisation o on o.id = (e.detail ->> 'toOrg')::uuid
     where e.case_id = $1 and e.type in ('transfer.agreed', 'transfer.refused', 'consent.allowed', 'consent.refused', 'consent.restored')
     order by e.version`,
    [caseId],
  );
  return rows.flatMap(({ type, at, level, org, name, kind }): SpokenWord[] => {
    const word = { allows: !type.endsWith('.refused'), at };
    if (org && name && kind) return [{ ...word, organisation: { id: org, name, kind } }];
    if (!level) return [];
    return [{ ...word, level, ...(type === 'consent.restored' && { restores: true as const }) }];
  });
}
