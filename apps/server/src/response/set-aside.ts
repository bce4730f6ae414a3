import type { AsideInput } from '@khong-mot-minh/contracts';
import { isUrgent } from '@khong-mot-minh/contracts/rules';
import { type CaseRecord, canReadCase, findAccess, findCase, type Sql } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { type Pointed, Refusal } from '../platform/refusal.ts';
import { append } from './append.ts';

/** In danger, or so urgent that two people close it: its words go out to somebody before it is put aside. */
function why(
  record: CaseRecord | undefined,
  { type, reads }: Pick<AsideInput, 'type'> & { reads: boolean },
  expectedVersion: number,
): string | undefined {
  if (!record) return 'unknown';
  if (record.version !== expectedVersion) return 'stale';
  if (type === 'set-aside' && !reads) return 'no-team-key';
  if (type === 'set-aside' && isUrgent(record) && !record.wasRead) return 'not-read';
  return undefined;
}

/**
 * Puts many reports that are alike aside in one act, or takes them back into the queue: all of them, or none where one
 * has moved on or nobody has read it. Nothing is deleted, and each can be taken back by itself.
 */
export async function setAside(
  deps: Pick<Deps, 'db' | 'now' | 'record'>,
  person: Person,
  input: AsideInput,
): Promise<void> {
  await deps.db.tx(actorOf(person), async ({ sql }) => {
    const errors = await moveAll(sql, deps, person, input);
    if (errors.length === 0) return;
    if (errors.some(({ code }) => code === 'no-team-key'))
      throw new Refusal('no-team-key', undefined, { errors });
    const isStale = errors.some(({ code }) => code === 'stale');
    throw new Refusal(isStale ? 'stale' : 'invalid', undefined, { errors });
  });
}

async function moveAll(
  sql: Sql,
  deps: Pick<Deps, 'now' | 'record'>,
  person: Person,
  { type, cases }: AsideInput,
): Promise<Pointed[]> {
  const at = deps.now();
  const actor = actorOf(person);
  const problems: Pointed[] = [];
  // In one order, so that two people who choose the same cases do not wait for each other for ever.
  const inOrder = [...cases.entries()].sort(([, a], [, b]) => a.id.localeCompare(b.id));
  for (const [place, { id, expectedVersion }] of inOrder) {
    const owns = (await findAccess(sql, person.orgId, id, at)) === 'owner';
    const reads = await canReadCase(sql, { caseId: id, person: person.personId });
    const record = owns ? await findCase(sql, id, true) : undefined;
    const code =
      why(record, { type, reads }, expectedVersion) ??
      (record && problemOf(await append(sql, record, { type }, actor, at)));
    if (code) problems.push({ pointer: `/cases/${place}`, code });
  }
  if (problems.length === 0)
    await deps.record(
      sql,
      'case.changed',
      actor,
      cases.map(({ id }) => id),
    );
  return problems;
}

const problemOf = (after: Awaited<ReturnType<typeof append>>): string | undefined =>
  typeof after === 'string' ? after : undefined;
