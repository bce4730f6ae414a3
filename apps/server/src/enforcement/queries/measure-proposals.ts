import type { EventType, MeasureAnswer } from '@khong-mot-minh/contracts';
import type { HarmCode } from '@khong-mot-minh/contracts/codes';
import type { Sql } from '@khong-mot-minh/database';
import { findRestrictions, type StoredRestriction } from '@khong-mot-minh/database';

/** A limit that a rule proposes at tier 4 or 5 and that a person places or drops. */
export type StoredProposal = {
  id: string;
  org: string;
  account: string;
  bundle: string;
  eventId: string;
  rule: string;
  layer: string;
  basis: string[];
  category: HarmCode | null;
  tier: number;
  content: EventType;
  source: 'own' | 'notice';
  policy: string;
  caseId: string | null;
  proposedAt: Date;
  dueAt: Date;
  until: Date;
  answeredAt: Date | null;
};

const columns = `id, org_id as org, account_id as account, bundle, event_id as "eventId", rule, layer, basis, category, tier,
  content, source, policy, case_id as "caseId", proposed_at as "proposedAt", due_at as "dueAt", until,
  answered_at as "answeredAt"`;

/** Proposes a limit; false where one of that bundle waits for the account already, or runs. */
export async function insertProposal(sql: Sql, p: Omit<StoredProposal, 'answeredAt'>): Promise<boolean> {
  const rows = await sql(
    `insert into measure_proposal (id, org_id, account_id, bundle, event_id, rule, layer, basis, category, tier, content,
       source, policy, case_id, proposed_at, due_at, until)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17
     where not exists (select 1 from restriction r where r.org_id = $2 and r.account_id = $3 and r.bundle = $4
                       and r.ended_at is null and r.until > $15)
     on conflict (org_id, account_id, bundle) where answered_at is null do nothing returning id`,
    [
      p.id,
      p.org,
      p.account,
      p.bundle,
      p.eventId,
      p.rule,
      p.layer,
      p.basis,
      p.category,
      p.tier,
      p.content,
      p.source,
      p.policy,
      p.caseId,
      p.proposedAt,
      p.dueAt,
      p.until,
    ],
  );
  return rows.length > 0;
}

/** What waits for a person, the nearest answer first; one whose time is over waits no more. */
export const openProposals = (
  sql: Sql,
  org: string,
  { now, limit, after }: { now: Date; limit: number; after?: { dueAt: Date; id: string } | undefined },
): Promise<StoredProposal[]> =>
  sql<StoredProposal>(
    `select ${columns} from measure_proposal
     where org_id = $1 and answered_at is null and until > $2
       and ($4::timestamptz is null or (due_at, id) > ($4, $5::uuid))
     order by due_at, id limit $3`,
    [org, now, limit, after?.dueAt ?? null, after?.id ?? null],
  );

/** One proposal of the asking organisation, locked for its answer when `forUpdate` (an answered one is then absent). */
export async function findProposal(
  sql: Sql,
  id: string,
  forUpdate = false,
): Promise<StoredProposal | undefined> {
  const [row] = await sql<StoredProposal>(
    `select ${columns} from measure_proposal where id = $1 ${forUpdate ? 'for update' : ''}`,
    [id],
  );
  return row;
}

/** Writes a person's answer down; the row is locked by `findProposal`. */
export async function answerProposal(
  sql: Sql,
  id: string,
  by: { person: string; at: Date },
  answer: MeasureAnswer,
): Promise<void> {
  const placed = answer.decision === 'place' ? answer.retaliation : undefined;
  await sql(
    `update measure_proposal set answered_at = $2, answered_by = $3, decision = $4, risk = $5, plan = $6, drop_reason = $7
     where id = $1 and answered_at is null`,
    [
      id,
      by.at,
      by.person,
      answer.decision,
      placed?.risk ?? null,
      placed?.plan ?? null,
      answer.decision === 'drop' ? answer.reason : null,
    ],
  );
}

/** Organisations whose platform has not heard of a limit that a person placed. */
export async function orgsToTellOfPlaced(sql: Sql): Promise<string[]> {
  const rows = await sql<{ org: string }>(
    `select distinct org_id as org from measure_proposal where decision = 'place' and told_at is null`,
  );
  return rows.map(({ org }) => org);
}

/** Marks placed limits as told, in the transaction that queues the telling; gives the restrictions that began. */
export async function takePlaced(sql: Sql, org: string, at: Date): Promise<StoredRestriction[]> {
  const rows = await sql<{ id: string }>(
    `update measure_proposal set told_at = $2
     where id in (select id from measure_proposal where org_id = $1 and decision = 'place' and told_at is null
                  order by answered_at limit 500 for update skip locked)
     returning id`,
    [org, at],
  );
  return findRestrictions(
    sql,
    rows.map(({ id }) => id),
  );
}
