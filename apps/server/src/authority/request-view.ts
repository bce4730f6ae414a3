import type { AuthorityRequestRow, AuthorityRequestView } from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import { type CaseKeys, findAccess, namesOfPeople, type Sql } from '@khong-mot-minh/database';
import type { Person } from '../http/principal.ts';
import { Refusal } from '../platform/refusal.ts';
import { basisOf, type Grounds } from './bases.ts';
import {
  findRequest,
  findTeamKey,
  listAuthorityContent,
  type RequestRow,
} from './queries/authority-requests.ts';
import { isOnDuty } from './queries/overrides.ts';
import { findEndOfRequested } from './queries/preservations.ts';

/** A row as one side sees it; an answer that only one person gave is the asked side's own. */
export function requestRow(grounds: Grounds, r: RequestRow, org: string, now: Date): AuthorityRequestRow {
  const asking = r.fromOrg === org;
  const open = r.status === 'waiting' || r.status === 'proposed';
  return {
    id: r.id,
    caseId: r.caseId,
    side: asking ? 'asking' : 'asked',
    from: r.fromName,
    to: r.toName,
    type: r.type,
    dataClass: r.dataClass,
    basis: basisOf(grounds, r.basis),
    dangerToLife: r.dangerToLife,
    madeAt: r.madeAt.toISOString(),
    dueAt: r.dueAt.toISOString(),
    overdue: r.status !== 'withdrawn' && (r.answeredAt ?? now) > r.dueAt,
    status: asking && open ? 'waiting' : r.status,
    ...(r.answeredAt && { answeredAt: r.answeredAt.toISOString() }),
    // The asking side's number must not move while the other side talks it over.
    version: asking && open ? 1 : r.version,
  };
}

/** One request with its seals, each with the envelopes of that side only. */
export async function requestView(
  sql: Sql,
  { caseKeys, jurisdiction }: { caseKeys: CaseKeys; jurisdiction: Grounds },
  person: Person,
  id: string,
  now: Date,
): Promise<AuthorityRequestView> {
  const r = await findRequest(sql, id);
  if (!r) throw new Refusal('not-found');
  const row = requestRow(jurisdiction, r, person.orgId, now);
  const asking = row.side === 'asking';
  const names = await namesOfPeople(sql);
  const ownKey = await findTeamKey(sql, person.orgId);
  const requesterKey = await findTeamKey(sql, r.fromOrg);
  const contents = await listAuthorityContent(sql, caseKeys, r.id);
  const shown = asking && row.status === 'waiting' ? null : r.answer;
  const preservedUntil = r.status === 'granted' ? await findEndOfRequested(sql, r.id) : undefined;
  const nameOf = (id: string | null) => (id ? names.get(id) : undefined);
  const [proposedBy, answeredBy] = [nameOf(r.proposedBy), nameOf(r.answeredBy)];
  return {
    ...row,
    ...(!asking && {
      caseKnown: (await findAccess(sql, person.orgId, r.caseId, now)) === 'owner',
      ...(requesterKey && { requesterKey }),
      ...(proposedBy && { proposedBy }),
      ...(answeredBy && { answeredBy }),
    }),
    // `as`: written by `answerCodes` out of the schema.
    ...(shown && { answer: shown as NonNullable<AuthorityRequestView['answer']> }),
    ...(preservedUntil && { preservedUntil: preservedUntil.toISOString() }),
    byOverride: r.overrideId !== null,
    sealed: contents.map((c) => ({
      id: c.id,
      kind: c.kind,
      at: c.at.toISOString(),
      sealed: { ...c.sealed, to: c.sealed.to.filter((e) => e.keyId === ownKey?.keyId) },
    })),
    steps: await stepsOf(sql, r, person, now),
  };
}

/** What of a view is sealed, by id. */
export const readsOf = ({ sealed }: Pick<AuthorityRequestView, 'sealed'>): string[] =>
  sealed.map(({ id }) => id);

async function stepsOf(
  sql: Sql,
  r: RequestRow,
  person: Person,
  now: Date,
): Promise<AuthorityRequestView['steps']> {
  if (r.status !== 'waiting' && r.status !== 'proposed') return [];
  if (r.fromOrg === person.orgId) return may(person, 'requests.make') ? ['withdraw'] : [];
  if (!may(person, 'requests.answer')) return [];
  const steps: AuthorityRequestView['steps'] =
    r.status === 'waiting'
      ? ['propose']
      : r.proposedBy === person.personId
        ? ['send-back']
        : ['confirm', 'send-back'];
  const alone =
    r.dangerToLife &&
    (await findAccess(sql, person.orgId, r.caseId, now)) === 'owner' &&
    (await isOnDuty(sql, person.personId, now));
  return alone ? [...steps, 'override'] : steps;
}
