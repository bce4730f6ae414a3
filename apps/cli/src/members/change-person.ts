import type { Role } from '@khong-mot-minh/contracts';
import {
  deleteCredential,
  deleteSeatsOf,
  endEnrolment,
  endSessions,
  leaveTeams,
  setActive,
  setRoles,
} from '@khong-mot-minh/database';
import { giveBackCases } from '@khong-mot-minh/server';
import type { NewMember } from './add-person.ts';
import { giveCode } from './enrolment-code.ts';
import { findPerson } from './find-named.ts';
import type { MembersDeps } from './members-deps.ts';

/** Keeps a person out from now on: no sign-in, no session, no duty, no team key; their open cases go back to the team. */
export async function disablePerson(
  deps: MembersDeps,
  { email }: { email: string },
): Promise<{ id: string; teamsLeft: number; next?: string }> {
  const { id, org } = await findPerson(deps, email);
  const who = { kind: 'system', org } as const;
  const teamsLeft = await deps.db.tx(who, async ({ sql, as }) => {
    await setActive(sql, id, false);
    await as('kmm_auth', async (auth) => {
      await endSessions(auth, id);
      await endEnrolment(auth, id);
    });
    await deleteSeatsOf(sql, id);
    await deps.record(sql, 'roster.changed', who, [id]);
    await giveBackCases(sql, deps, { org, person: id });
    return leaveTeams(sql, id);
  });
  const next = `What they may have copied still opens: somebody who holds the key rotates it at ${deps.consoleUrl}/console/keys`;
  return { id, teamsLeft, ...(teamsLeft > 0 && { next }) };
}

/** A new way in: password and second factor end at once, and a code lets the person set new ones. Their key stays. */
export async function resetSignIn(deps: MembersDeps, { email }: { email: string }): Promise<NewMember> {
  const person = await findPerson(deps, email);
  const who = { kind: 'system', org: person.org } as const;
  const enrol = await deps.db.tx(who, async ({ sql, as }) => {
    await setActive(sql, person.id, true);
    await deps.record(sql, 'roster.changed', who, [person.id]);
    return as('kmm_auth', async (auth) => {
      await endSessions(auth, person.id);
      await deleteCredential(auth, person.id);
      return giveCode(auth, deps, person.id);
    });
  });
  return { id: person.id, email: person.email, enrol };
}

/** Other roles for a person; what runs keeps its session and asks for them anew with each request. */
export async function changeRoles(
  deps: MembersDeps,
  { email, roles }: { email: string; roles: Role[] },
): Promise<{ id: string; roles: Role[] }> {
  const person = await findPerson(deps, email);
  const who = { kind: 'system', org: person.org } as const;
  await deps.db.tx(who, async ({ sql }) => {
    await setRoles(sql, person.id, roles);
    await deps.record(sql, 'roster.changed', who, [person.id]);
  });
  return { id: person.id, roles };
}
