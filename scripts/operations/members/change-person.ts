import { hashPassword, newTotp } from '@kmm/server';
import { endSessions, leaveTeams, putCredential, setActive } from '@kmm/store';
import { issuerOf, type NewMember } from './add-person.ts';
import { findOrganisation, findPerson } from './find-named.ts';
import type { MembersDeps } from './members-deps.ts';
import { newPassword } from './new-words.ts';

/** Keeps a person out from now on: no sign-in, no session, no duty, no team key. */
export async function disablePerson(
  deps: MembersDeps,
  { email }: { email: string },
): Promise<{ id: string; teamsLeft: number }> {
  const { id, org } = await findPerson(deps, email);
  const who = { kind: 'system', org } as const;
  const teamsLeft = await deps.db.tx(who, async ({ sql, as }) => {
    await setActive(sql, id, false);
    await as('kmm_auth', (auth) => endSessions(auth, id));
    await deps.record(sql, 'roster.changed', who, [id]);
    return leaveTeams(sql, id);
  });
  return { id, teamsLeft };
}

/** A new password and a new second factor. The unlock phrase cannot be reset: nobody but the person has it. */
export async function resetSignIn(
  deps: MembersDeps,
  { email }: { email: string },
): Promise<Omit<NewMember, 'unlock'>> {
  const person = await findPerson(deps, email);
  const organisation = await findOrganisation(deps, person.org);
  const password = newPassword();
  const totp = newTotp(person.email, issuerOf(organisation.name.en));
  const passwordHash = await hashPassword(password);
  const who = { kind: 'system', org: person.org } as const;
  await deps.db.tx(who, async ({ sql, as }) => {
    await setActive(sql, person.id, true);
    await as('kmm_auth', async (auth) => {
      await putCredential(auth, person.id, passwordHash, deps.vault.seal('totp', totp.secret));
      await endSessions(auth, person.id);
    });
    await deps.record(sql, 'roster.changed', who, [person.id]);
  });
  return { id: person.id, email: person.email, password, totp };
}
