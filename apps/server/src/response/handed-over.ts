import type { HandedOver, HandedOverRow } from '@khong-mot-minh/contracts';
import { HARM_BY_DEFAULT } from '@khong-mot-minh/contracts/codes';
import {
  type CaseKeys,
  isTakenBack,
  listAuthors,
  listCaseEvents,
  listOwnNotes,
  listReferrals,
  namesOfPeople,
  type Sql,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import type { Position } from '../http/list-cursor.ts';
import { pageOf } from '../http/page-of.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { toEntry, toSealedItem } from './case-view.ts';
import { type HandedOverCase, listHandedOver } from './queries/handed-over.ts';

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
  const authors = await listAuthors(sql, caseId);
  return {
    caseId,
    category: toCategory(category),
    to: move.toName,
    toKind: move.toKind,
    ...((await isTakenBack(sql, caseId)) && { withdrawn: true }),
    at: (move.answeredAt ?? move.madeAt).toISOString(),
    timeline: own.map((e) => toEntry(e, names)),
    sealed: (await listOwnNotes(sql, keys, caseId, person.orgId)).map((s) => toSealedItem(s, authors)),
  };
}

/** Why an organisation does not see a case: it handed it over, or it never had it. */
export const whyUnseen = async (
  ...asked: Parameters<typeof readHandedOver>
): Promise<'handed-over' | 'not-found'> => ((await readHandedOver(...asked)) ? 'handed-over' : 'not-found');

/** What an organisation handed over, the last one first, and how much of it is its own to read still. */
export async function readHandedOverList(
  { db, caseKeys }: Pick<Deps, 'db' | 'caseKeys'>,
  person: Person,
  { limit, after }: { limit: number; after: Position | undefined },
) {
  const rows = await db.tx(actorOf(person), ({ sql }) =>
    listHandedOver(sql, caseKeys, person.orgId, { limit: limit + 1, after }),
  );
  return pageOf(rows, limit, toListed, ({ at, caseId }) => ({ at, id: caseId }));
}

const toListed = ({ caseId, category, to, toKind, at, notes }: HandedOverCase): HandedOverRow => ({
  caseId,
  category: toCategory(category),
  to,
  toKind,
  at: at.toISOString(),
  notes,
});

// `as`: written from a case's own category; a hand-over of an older version did not note it.
const toCategory = (noted: unknown) => (noted ?? HARM_BY_DEFAULT) as HandedOver['category'];
