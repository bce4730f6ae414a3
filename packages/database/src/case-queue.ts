import { type CaseRecord, caseColumns } from './case-row.ts';
import type { Sql } from './database.ts';

export type QueueRow = CaseRecord & {
  access: 'owner' | 'referral';
  assigneeName: string | null;
  /** Which open case around the same account or the same young person it was when it opened. */
  turn: number;
};
export type QueueName = 'open' | 'mine' | 'all' | 'referred' | 'aside';
/** Position after the last row of a page: urgency, the turn where the page was in order of it, share, time, id. */
export type QueueCursor = {
  danger: boolean;
  tier: number;
  turn: number | null;
  share: number;
  openedAt: Date;
  id: string;
};
export type QueuePage = { limit: number; after?: QueueCursor | undefined; byTurn?: boolean; now: Date };

/** The lanes of unending grants that a queue is read from, and the same condition for grants with an end. */
const queues: Record<QueueName, { lanes: readonly string[]; which: string }> = {
  open: { lanes: ['open'], which: `scope = 'owner' and is_open and not aside` },
  mine: { lanes: ['open'], which: `scope = 'owner' and is_open and not aside and assignee = $2` },
  referred: { lanes: ['referral'], which: `scope = 'referral'` },
  aside: { lanes: ['aside'], which: `scope = 'owner' and is_open and aside` },
  all: { lanes: ['open', 'closed', 'referral', 'aside'], which: 'true' },
};

/**
 * A page of the organisation's queue: danger first, then tier, then every neighbourhood's first report before any
 * second one, then the longest waiting. `byTurn` puts first turns
 * before second ones within a tier. Each lane is an index scan that stops after a page; grants with an end, of which
 * few are still alive, are read whole. A grant without an end always has its case visible, so a lane may stop before
 * the case is joined.
 */
export async function listQueue(
  sql: Sql,
  org: string,
  person: string,
  queue: QueueName,
  { limit, after, byTurn, now }: QueuePage,
): Promise<QueueRow[]> {
  const { lanes, which } = queues[queue];
  const order = `urgency, ${byTurn ? 'turn, ' : ''}share, opened_at, case_id`;
  const place = byTurn
    ? '$5::smallint, $6::smallint, $7::smallint, $8::timestamptz, $9::uuid'
    : '$5::smallint, $6::smallint, $7::timestamptz, $8::uuid';
  const beyond = after ? `and (${order}) > (${place})` : '';
  const key = 'case_id, scope, urgency, turn, share, opened_at';
  const lane = (name: string) =>
    `(select ${key} from case_access where org_id = $1 and lane = '${name}'
        ${queue === 'mine' ? 'and assignee = $2' : ''} ${beyond} order by ${order} limit $4)`;
  const rows = await sql<Omit<QueueRow, 'access'> & { scope: 'owner' | 'referral' }>(
    `with granted as (
       ${lanes.map(lane).join(' union all ')}
       union all select ${key} from case_access
       where org_id = $1 and expires_at is not null and expires_at > $3 and ${which} ${beyond}
     )
     select ${caseColumns}, c.turn, a.scope, p.name as "assigneeName"
     from granted a join cases c on c.id = a.case_id left join person p on p.id = c.assignee
     where $2::uuid is not null
     order by a.urgency, ${byTurn ? 'a.turn, ' : ''}a.share, a.opened_at, a.case_id limit $4`,
    [
      org,
      person,
      now,
      limit,
      ...(after
        ? [urgency(after), ...(byTurn ? [after.turn ?? 0] : []), after.share, after.openedAt, after.id]
        : []),
    ],
  );
  return rows.map(({ scope, ...row }) => ({ ...row, access: scope }));
}

/** Cases of the organisation that a colleague took from the person, who has not looked at them since; few. */
export async function listTakenOver(
  sql: Sql,
  org: string,
  person: string,
  { limit, now }: Pick<QueuePage, 'limit' | 'now'>,
): Promise<QueueRow[]> {
  const rows = await sql<Omit<QueueRow, 'access'>>(
    `select ${caseColumns}, c.turn, p.name as "assigneeName"
     from case_take_over t
     join case_access a on a.case_id = t.case_id and a.org_id = $1 and a.scope = 'owner'
       and (a.expires_at is null or a.expires_at > $3)
     join cases c on c.id = t.case_id left join person p on p.id = c.assignee
     where t.from_person = $2
     order by a.urgency, a.share, a.opened_at, a.case_id limit $4`,
    [org, person, now, limit],
  );
  return rows.map((row) => ({ ...row, access: 'owner' }));
}

/** As `case_urgency` of the database: what comes first is smallest. */
const urgency = ({ danger, tier }: QueueCursor): number => (danger ? 0 : 6) + 5 - tier;
