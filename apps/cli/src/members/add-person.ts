import { randomUUID } from 'node:crypto';
import type { Role } from '@khong-mot-minh/contracts';
import { insertPerson, listPeople } from '@khong-mot-minh/database';
import { StartError } from '@khong-mot-minh/server';
import { type Enrolling, giveCode } from './enrolment-code.ts';
import { findOrganisation } from './find-named.ts';
import type { MembersDeps } from './members-deps.ts';

export type NewMember = { id: string; email: string; enrol: Enrolling };

/** Adds a person. Password, second factor, key and unlock phrase come from their own browser, with the code. */
export async function addPerson(
  deps: MembersDeps,
  { org, name, email, roles }: { org: string; name: string; email: string; roles: Role[] },
): Promise<NewMember> {
  const { db, record } = deps;
  const organisation = await findOrganisation(deps, org);
  const people = await db.tx({ kind: 'system' }, ({ sql }) => listPeople(sql));
  if (people.some((p) => p.email.toLowerCase() === email.toLowerCase()))
    throw new StartError(`Somebody with the address "${email}" is already there`);
  const id = randomUUID();
  const who = { kind: 'system', org: organisation.id } as const;
  const enrol = await db.tx(who, async ({ sql, as }) => {
    await insertPerson(sql, { id, org: organisation.id, name, email, roles });
    await record(sql, 'roster.changed', who, [id]);
    return as('kmm_auth', (auth) => giveCode(auth, deps, id));
  });
  return { id, email, enrol };
}
