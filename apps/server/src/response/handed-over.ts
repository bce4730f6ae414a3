import type { HandedOver } from '@kmm/contracts';
import {
  type CaseKeys,
  listCaseEvents,
  listOwnNotes,
  listReferrals,
  namesOfPeople,
  type Sql,
} from '@kmm/store';
import type { Principal } from '../http/principal.ts';
import { toEntry, toSealedItem } from './case-view.ts';

type Person = Extract<Principal, { kind: 'person' }>;

/** What an organisation keeps of a case that it handed over; undefined where it did not. */
export async function readHandedOver(
  sql: Sql,
  keys: CaseKeys,
  person: Person,
  caseId: string,
): Promise<HandedOver | undefined> {
  const move = (await listReferrals(sql, caseId)).findLast(
    (r) => r.kind === 'transfer' && r.status === 'accepted' && r.fromOrg === person.orgId,
  );
  if (!move) return undefined;
  const own = (await listCaseEvents(sql, caseId)).filter((e) => e.org === person.orgId);
  const { category } = own.findLast(({ detail }) => detail.referral === move.id)?.detail ?? {};
  const names = await namesOfPeople(sql);
  return {
    caseId,
    // `as`: written from a case's own category; a hand-over of an older version did not note it.
    category: (category ?? 'OTHER_CHILD') as HandedOver['category'],
    to: move.toName,
    at: (move.answeredAt ?? move.madeAt).toISOString(),
    timeline: own.map((e) => toEntry(e, names)),
    sealed: (await listOwnNotes(sql, keys, caseId, person.orgId)).map(toSealedItem),
  };
}
