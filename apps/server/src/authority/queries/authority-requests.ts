import type { Localised, Sealed } from '@khong-mot-minh/contracts';
import { type DataClass, REQUEST_TYPES, type RequestType } from '@khong-mot-minh/contracts/codes';
import {
  type CaseKeys,
  keyOfRequest,
  type Sql,
  unwrapSealedText,
  wrapSealedText,
} from '@khong-mot-minh/database';

export type RequestRow = {
  id: string;
  caseId: string;
  fromOrg: string;
  toOrg: string;
  fromName: Localised;
  toName: Localised;
  madeBy: string;
  type: RequestType;
  dataClass: DataClass;
  basis: string;
  dangerToLife: boolean;
  madeAt: Date;
  dueAt: Date;
  status: 'waiting' | 'proposed' | 'granted' | 'refused' | 'withdrawn';
  answer: Record<string, unknown> | null;
  proposedBy: string | null;
  proposedAt: Date | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  overrideId: string | null;
  version: number;
};

const columns = `r.id, r.case_id as "caseId", r.from_org as "fromOrg", r.to_org as "toOrg",
  a.name as "fromName",
  b.name as "toName", r.made_by as "madeBy", r.type,
  r.data_class as "dataClass", r.basis, r.danger_to_life as "dangerToLife", r.made_at as "madeAt", r.due_at as "dueAt",
  r.status, r.answer, r.proposed_by as "proposedBy", r.proposed_at as "proposedAt", r.answered_by as "answeredBy",
  r.answered_at as "answeredAt", r.override_id as "overrideId", r.version`;
const from = `authority_request r join organisation a on a.id = r.from_org join organisation b on b.id = r.to_org`;

export type NewRequest = Pick<
  RequestRow,
  | 'id'
  | 'caseId'
  | 'fromOrg'
  | 'toOrg'
  | 'madeBy'
  | 'type'
  | 'dataClass'
  | 'basis'
  | 'dangerToLife'
  | 'madeAt'
  | 'dueAt'
>;

/** Adds a request as it was made. Nothing is looked up: whether the case exists changes neither answer nor time. */
export async function insertRequest(sql: Sql, r: NewRequest): Promise<void> {
  await sql(
    `insert into authority_request (id, case_id, from_org, to_org, made_by, type, data_class, basis, danger_to_life,
       made_at, due_at, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting')`,
    [
      r.id,
      r.caseId,
      r.fromOrg,
      r.toOrg,
      r.madeBy,
      r.type,
      r.dataClass,
      r.basis,
      r.dangerToLife,
      r.madeAt,
      r.dueAt,
    ],
  );
}

export type RequestPage = {
  state: 'open' | 'all';
  limit: number;
  after?: { dueAt: Date; id: string } | undefined;
};

/** Requests that the asking organisation made or got: open ones by what is due first, all of them newest first. */
export async function listRequests(sql: Sql, { state, limit, after }: RequestPage): Promise<RequestRow[]> {
  const open = state === 'open';
  return sql<RequestRow>(
    `select ${columns} from ${from}
     where ($1 = 'all' or r.status in ('waiting', 'proposed'))
       and ($2::timestamptz is null or (r.due_at, r.id) ${open ? '>' : '<'} ($2, $3::uuid))
     order by r.due_at ${open ? '' : 'desc'}, r.id ${open ? '' : 'desc'} limit $4`,
    [state, after?.dueAt ?? null, after?.id ?? null, limit],
  );
}

/** One request, as far as the asking organisation is a side of it; locked for a change when `forUpdate`. */
export async function findRequest(sql: Sql, id: string, forUpdate = false): Promise<RequestRow | undefined> {
  const [row] = await sql<RequestRow>(
    `select ${columns} from ${from} where r.id = $1 ${forUpdate ? 'for update of r' : ''}`,
    [id],
  );
  return row;
}

export type RequestChange = Pick<
  RequestRow,
  | 'id'
  | 'status'
  | 'answer'
  | 'proposedBy'
  | 'proposedAt'
  | 'answeredBy'
  | 'answeredAt'
  | 'overrideId'
  | 'version'
>;

/** Writes the next state; false when another writer was first. */
export async function updateRequest(sql: Sql, r: RequestChange, expectedVersion: number): Promise<boolean> {
  const rows = await sql(
    `update authority_request set status = $3, answer = $4, proposed_by = $5, proposed_at = $6, answered_by = $7,
       answered_at = $8, override_id = $9, version = $10
     where id = $1 and version = $2 returning id`,
    [
      r.id,
      expectedVersion,
      r.status,
      r.answer && JSON.stringify(r.answer),
      r.proposedBy,
      r.proposedAt,
      r.answeredBy,
      r.answeredAt,
      r.overrideId,
      r.version,
    ],
  );
  return rows.length > 0;
}

export type AuthorityContent = {
  id: string;
  kind: 'authority-request' | 'authority-answer';
  sealed: Sealed;
  at: Date;
};

/** Stores sealed content of a request; false when that id is taken. */
export async function insertAuthorityContent(
  sql: Sql,
  keys: CaseKeys,
  requestId: string,
  c: AuthorityContent,
): Promise<boolean> {
  const covered = wrapSealedText(await keyOfRequest(sql, keys, requestId, c.at), c.id, c.sealed);
  const rows = await sql(
    `insert into authority_content (id, request_id, kind, sealed, at) values ($1, $2, $3, $4, $5)
     on conflict (id) do nothing returning id`,
    [c.id, requestId, c.kind, JSON.stringify(covered), c.at],
  );
  return rows.length > 0;
}

/** Removes a proposed answer that was sent back, before the asking side could see it. */
export async function deleteProposedContent(sql: Sql, requestId: string): Promise<void> {
  await sql(`delete from authority_content where request_id = $1 and kind = 'authority-answer'`, [requestId]);
}

/** What is sealed in a request, as far as this side may have it: an answer reaches the asking side once it was given. */
export async function listAuthorityContent(
  sql: Sql,
  keys: CaseKeys,
  requestId: string,
): Promise<AuthorityContent[]> {
  const rows = await sql<AuthorityContent>(
    `select id, kind, sealed, at from authority_content where request_id = $1 order by at, id`,
    [requestId],
  );
  return rows.flatMap((row) => {
    const sealed = unwrapSealedText(keys, row.id, row.sealed);
    return sealed ? [{ ...row, sealed }] : [];
  });
}

/** Writes down once which requests ran out of time unanswered. */
export const takeOverdueRequests = (sql: Sql, now: Date): Promise<{ id: string; org: string }[]> =>
  sql<{ id: string; org: string }>(
    `update authority_request set overdue_at = $1
     where overdue_at is null and status in ('waiting', 'proposed') and due_at <= $1 returning id, to_org as org`,
    [now],
  );

export type RequestCount = {
  type: RequestRow['type'];
  received: number;
  granted: number;
  refused: number;
  withdrawn: number;
  waiting: number;
  overdue: number;
};

/** Requests of all organisations by type; run as the system, which sees no names. */
export const countRequests = (sql: Sql, now: Date): Promise<RequestCount[]> =>
  sql<RequestCount>(
    `select t.type, count(r.id)::int as received,
       count(*) filter (where r.status = 'granted')::int as granted,
       count(*) filter (where r.status = 'refused')::int as refused,
       count(*) filter (where r.status = 'withdrawn')::int as withdrawn,
       count(*) filter (where r.status in ('waiting', 'proposed'))::int as waiting,
       count(*) filter (where r.status <> 'withdrawn' and r.due_at < coalesce(r.answered_at, $1))::int as overdue
     from unnest($2::text[]) with ordinality t (type, n)
     left join authority_request r on r.type = t.type group by t.type, t.n order by t.n`,
    [now, [...REQUEST_TYPES]],
  );

/** How often each reason of refusal was given. */
export async function countRefusals(sql: Sql): Promise<Map<string, number>> {
  const rows = await sql<{ reason: string; count: number }>(
    `select answer ->> 'refusal' as reason, count(*)::int as count from authority_request
     where status = 'refused' group by 1`,
  );
  return new Map(rows.map(({ reason, count }) => [reason, count]));
}

/** Platforms that can be asked: each has a team whose key the request is sealed for. */
export const listAuthorityTargets = (
  sql: Sql,
): Promise<{ organisation: string; name: Localised; keyId: string; publicKey: string }[]> =>
  sql(
    `select distinct on (o.id) o.id as organisation, o.name,
            t.key_id as "keyId", t.public_key as "publicKey"
     from organisation o join team t on t.org_id = o.id where o.kind = 'platform' order by o.id, t.name ->> 'vi'`,
  );

/** The key of an organisation's first team. */
export async function findTeamKey(
  sql: Sql,
  org: string,
): Promise<{ keyId: string; publicKey: string } | undefined> {
  const [row] = await sql<{ keyId: string; publicKey: string }>(
    `select key_id as "keyId", public_key as "publicKey" from team where org_id = $1 order by name ->> 'vi' limit 1`,
    [org],
  );
  return row;
}
