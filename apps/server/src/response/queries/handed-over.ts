import type { Localised } from '@khong-mot-minh/contracts';
import type { OrganisationKind } from '@khong-mot-minh/contracts/codes';
import { type CaseKeys, countOwnNotes, type Sql } from '@khong-mot-minh/database';

export type HandedOverCase = {
  caseId: string;
  /** As its sender noted it; null of a hand-over of an older version. */
  category: string | null;
  to: Localised;
  toKind: OrganisationKind;
  at: Date;
  /** Own notes and letters that can still be opened. */
  notes: number;
};

type Page = { limit: number; after?: { at: Date; id: string } | undefined };

/** Cases that an organisation handed over and that did not come back to it, the last hand-over first. */
export async function listHandedOver(
  sql: Sql,
  keys: CaseKeys,
  org: string,
  { limit, after }: Page,
): Promise<HandedOverCase[]> {
  const rows = await sql<Omit<HandedOverCase, 'notes'>>(
    `select f.case_id as "caseId", f.answered_at as at, o.name as to, o.kind as "toKind",
            (select e.detail ->> 'category' from case_event e
             where e.case_id = f.case_id and e.actor_org = $1 and e.detail ->> 'referral' = f.id::text limit 1) as category
     from referral f join organisation o on o.id = f.to_org
     where f.from_org = $1 and f.kind = 'transfer' and f.status = 'accepted'
       and ($2::timestamptz is null or (f.answered_at, f.case_id) < ($2, $3::uuid))
       and not exists (select 1 from case_access a where a.case_id = f.case_id and a.org_id = $1 and a.scope = 'owner')
       and not exists (select 1 from referral later where later.case_id = f.case_id and later.from_org = $1
                       and later.kind = 'transfer' and later.status = 'accepted'
                       and (later.answered_at, later.id) > (f.answered_at, f.id))
     order by f.answered_at desc, f.case_id desc limit $4`,
    [org, after?.at ?? null, after?.id ?? null, limit],
  );
  const notes = await countOwnNotes(
    sql,
    keys,
    org,
    rows.map(({ caseId }) => caseId),
  );
  return rows.map((row) => ({ ...row, notes: notes.get(row.caseId) ?? 0 }));
}
