import type { CaseStanding, CaseView, HandedOver } from '@khong-mot-minh/contracts';
import {
  canReadCase,
  findAccess,
  findCase,
  isCopyHidden,
  markRead,
  noteOpening,
  type Sql,
  withdrawnAmong,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { Refusal } from '../platform/refusal.ts';
import { readCaseView } from './case-view.ts';
import { readHandedOver, whyUnseen } from './handed-over.ts';
import { deleteTakeOver } from './queries/take-overs.ts';

/** Reads a case; that it was seen, and which seals went out, is committed before any byte leaves. */
export async function viewCase(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'jurisdiction' | 'now' | 'record' | 'retention'>,
  person: Person,
  id: string,
): Promise<CaseView> {
  const { db, now } = deps;
  const actor = actorOf(person);
  return db.tx(actor, async ({ sql }) => {
    const access = await findAccess(sql, person.orgId, id, now());
    const found = access && (await findCase(sql, id));
    if (!found) throw new Refusal(await whyUnseen(sql, deps.caseKeys, person, id));
    const view = await readCaseView(sql, deps, found, access, person, now());
    const reads = await noteView(sql, person, view);
    if (reads && access === 'owner' && view.sealed.length > 0) await markRead(sql, id, person.personId);
    await deleteTakeOver(sql, { org: person.orgId, caseId: id, person: person.personId });
    await deps.record(sql, 'case.viewed', actor, [id]);
    await recordRead(sql, deps, person, view);
    return view;
  });
}

/** That a person has a case before them, with which of its contents; for who holds no key of it, nothing was opened. */
export async function noteView(
  sql: Sql,
  person: Person,
  { id, sealed }: Pick<CaseView, 'id' | 'sealed'>,
): Promise<boolean> {
  const { orgId: org, personId } = person;
  if (!(await canReadCase(sql, { caseId: id, person: personId }))) return false;
  await noteOpening(
    sql,
    { org, caseId: id, person: personId },
    sealed.map((item) => item.id),
  );
  return true;
}

/** Reads what stays with an organisation that handed a case over, under the same record. */
export function viewHandedOver(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'record'>,
  person: Person,
  id: string,
): Promise<HandedOver> {
  const actor = actorOf(person);
  return deps.db.tx(actor, async ({ sql }) => {
    const found = await readHandedOver(sql, deps.caseKeys, person, id);
    if (!found) throw new Refusal('not-found');
    await deps.record(sql, 'case.viewed', actor, [id]);
    await recordRead(sql, deps, person, found);
    return found;
  });
}

/** Which version a case is at now; nothing of it is read. */
export function readStanding(
  { db, caseKeys, now }: Pick<Deps, 'caseKeys' | 'db' | 'now'>,
  person: Person,
  id: string,
): Promise<CaseStanding> {
  return db.tx(actorOf(person), async ({ sql }) => {
    const seen = await findAccess(sql, person.orgId, id, now());
    const found = seen && (await findCase(sql, id));
    if (!found) throw new Refusal(await whyUnseen(sql, caseKeys, person, id));
    return {
      version: found.version,
      hidden: await isCopyHidden(sql, id),
      withdrawn: (await withdrawnAmong(sql, [id])).has(id),
    };
  });
}

/** Which seals go out with a view, in the transaction that reads them. */
export async function recordRead(
  sql: Sql,
  { record }: Pick<Deps, 'record'>,
  person: Person,
  { sealed }: Pick<CaseView, 'sealed'>,
): Promise<void> {
  if (sealed.length === 0) return;
  await record(
    sql,
    'sealed.read',
    actorOf(person),
    sealed.map(({ id }) => id),
  );
}
