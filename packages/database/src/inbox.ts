import { INBOX_MOST, type InboxSection } from '@khong-mot-minh/contracts';
import type { Sql } from './database.ts';

export type InboxAsker = { org: string; person: string };

const open = `a.org_id = $1 and a.lane = 'open'`;
/** What a section holds, for the organisation $1, the person $2 and the time $3; each is a scan of an index. */
const sections: Record<InboxSection, string> = {
  mine: `case_access a where ${open} and a.assignee = $2`,
  messages: `case_access a join cases c on c.id = a.case_id where ${open} and a.assignee = $2 and c.unread`,
  takenOver: `case_take_over t where t.org_id = $1 and t.from_person = $2`,
  // Nobody can read or answer what was taken back.
  team: `case_access a where ${open} and a.assignee is null
           and not exists (select 1 from report r where r.case_id = a.case_id and r.withdrawn_hour is not null)`,
  referrals: `referral f where f.to_org = $1 and f.status = 'sent' and f.kind = 'referral'`,
  transfers: `referral f where f.to_org = $1 and f.status = 'sent' and f.kind = 'transfer'`,
  approvals: `(select id from cases where org_id = $1 and status = 'closing'
               union all select id from export_packet where org_id = $1 and status = 'proposed' and proposed_by <> $2) c`,
  overrides: `override_page p join override o on o.id = p.override_id where p.person_id = $2 and o.reviewed_at is null`,
  // Whoever switched it off is not the one who looks at it afterwards; an auditor where nobody else of the unit can.
  switchOffs: `(select s.id from switch_off s where s.org_id = $1 and s.outcome is null and s.by_person <> $2
                  and exists (select 1 from person p where p.id = $2 and p.roles && array['supervisor', 'administrator'])
                union select switch_offs_for_auditor($2)) s`,
  requests: `authority_request r where r.to_org = $1 and r.status in ('waiting', 'proposed')`,
  answers: `authority_request r where r.from_org = $1 and r.status in ('granted', 'refused')
              and r.answered_at > $3::timestamptz - interval '30 days'
              and not exists (select 1 from authority_answer_seen s where s.request_id = r.id)`,
  verdicts: `override o where o.by_person = $2 and o.reviewed_at is not null
               and not exists (select 1 from override_verdict_read v where v.override_id = o.id)`,
  // As the alarms of preservations: near their end, or lapsed while their case is open and nothing else keeps it.
  preservations: `(select id from preservation where org_id = $1 and ended_at is null
                     and expires_at <= $3::timestamptz + interval '14 days'
                   union all select p.id from preservation p where p.org_id = $1 and p.ended = 'lapsed'
                     and exists (select 1 from cases c where c.id = p.case_id and c.status <> 'closed')
                     and not exists (select 1 from preservation q where q.case_id = p.case_id and q.org_id = p.org_id
                                     and (q.ended_at is null or q.issued_at > p.issued_at))) p`,
  appeals: `appeal a where a.org_id = $1 and a.decided_at is null`,
  proposals: `measure_proposal m where m.org_id = $1 and m.answered_at is null and m.until > $3`,
  restrictions: `restriction r where r.org_id = $1 and r.ended_at is null and r.review_at <= $3 and r.until > $3`,
  policies: `policy_version v where v.org_id = $1 and v.state = 'shadow' and v.proposed_by <> $2 and v.approved_by is null`,
  takeDowns: `take_down d where d.org_id = $1 and d.by_place and d.status = 'received' and d.withdrawn_hour is null`,
  hashReviews: `bank_hash h where h.org_id = $1 and h.state = 'proposed' and h.expires_at > $3`,
  ideas: `idea i where i.outcome is null`,
};

/** How much waits in these sections, at most a hundred each, in one statement. */
export async function countInbox(
  sql: Sql,
  { org, person }: InboxAsker,
  wanted: readonly InboxSection[],
  now: Date,
): Promise<Partial<Record<InboxSection, number>>> {
  if (wanted.length === 0) return {};
  const counts = wanted.map(
    (name) =>
      `(select count(*)::int from (select 1 from ${sections[name]} limit ${INBOX_MOST}) x) as "${name}"`,
  );
  // The parameters are named in a condition of their own: not every section asks for each of them.
  const [row] = await sql<Record<string, number>>(
    `select ${counts.join(', ')} where $1::uuid is not null and $2::uuid is not null and $3::timestamptz is not null`,
    [org, person, now],
  );
  return row ?? {};
}

/** Notes that somebody of the unit that asked has looked at the answer. */
export async function noteAnswerSeen(
  sql: Sql,
  request: string,
  { org, person }: InboxAsker,
  at: Date,
): Promise<void> {
  await sql(
    `insert into authority_answer_seen (request_id, org_id, seen_by, seen_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [request, org, person, at],
  );
}
