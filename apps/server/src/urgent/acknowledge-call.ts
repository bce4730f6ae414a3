import { SEEN_FOR_MINUTES } from '@khong-mot-minh/contracts';
import {
  type CaseRecord,
  canReadCase,
  dutiesNow,
  findCall,
  findCase,
  hasOpened,
  type SignedIn,
  type Sql,
  seeCall,
  withdrawnAmong,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/principal.ts';
import { noteDangerSeen } from '../response/index.ts';
import { mayAnswer } from './may-answer.ts';

type Person = SignedIn & Parameters<typeof actorOf>[0];
type Call = NonNullable<Awaited<ReturnType<typeof findCall>>>;
type Acknowledged = 'seen' | 'missing' | 'not-on-duty' | 'no-team-key' | 'not-opened' | 'over';

const SEEN_FOR_MS = SEEN_FOR_MINUTES * 60_000;

/**
 * A person who has opened the case says that they have seen the danger. The clock stops for a while, or for good where
 * somebody has the case; an act alone is seen by reading it, which its own route notes.
 */
export async function acknowledgeCall(
  { db, now, record }: Pick<Deps, 'db' | 'now' | 'record'>,
  person: Person,
  id: string,
): Promise<Acknowledged> {
  const at = now();
  const actor = actorOf(person);
  return db.tx(actor, async ({ sql }) => {
    const call = await findCall(sql, id);
    if (!call) return 'missing';
    if (!call.waiting) return 'over';
    if (!mayAnswer(person, call, await dutiesNow(sql, person.orgId, at))) return 'not-on-duty';
    const { caseId } = call;
    if (caseId && !(await canReadCase(sql, { caseId, person: person.personId }))) return 'no-team-key';
    if (!caseId || !(await hasOpened(sql, { caseId, person: person.personId }, call.openedAt)))
      return 'not-opened';
    const owned = call.org === person.orgId ? await findOwned(sql, person.orgId, caseId) : undefined;
    const held = await isHeld(sql, call, caseId, owned);
    const againAt = held ? undefined : new Date(at.getTime() + SEEN_FOR_MS);
    if (!(await seeCall(sql, id, person.personId, { at, againAt }))) return 'over';
    if (owned) await noteDangerSeen(sql, owned, actor, at);
    await record(sql, 'urgent.seen', actor, [id]);
    return 'seen';
  });
}

/** The case, where it is the organisation's own: locked before its call, as by whoever takes it. */
async function findOwned(sql: Sql, org: string, caseId: string): Promise<CaseRecord | undefined> {
  const found = await findCase(sql, caseId);
  return found?.org === org ? findCase(sql, caseId, true) : undefined;
}

/** Whoever has the case has opened it since the danger rang; nobody can act on a report that was taken back. */
const isHeld = async (
  sql: Sql,
  { openedAt }: Call,
  caseId: string,
  owned: CaseRecord | undefined,
): Promise<boolean> =>
  (owned?.assignee !== null &&
    owned?.assignee !== undefined &&
    (await hasOpened(sql, { caseId, person: owned.assignee }, openedAt))) ||
  (await withdrawnAmong(sql, [caseId])).has(caseId);
