import { randomUUID } from 'node:crypto';
import { deleteTeamSeat, insertTeamDraft, insertTeamSeat, type PersonRow } from '@khong-mot-minh/database';
import { StartError } from '@khong-mot-minh/server';
import { findOrganisation, findPerson, findTeamOrDraft } from './find-named.ts';
import type { MembersDeps } from './members-deps.ts';

type Plan = { org: string; name: { vi: string; en: string }; takesReports: boolean; members: string[] };

/** Names a team and who shall hold its key. The key is made in the browser of the first of them who signs in. */
export async function addTeam(
  deps: MembersDeps,
  plan: Plan,
): Promise<{ id: string; waiting: string[]; next: string }> {
  const organisation = await findOrganisation(deps, plan.org);
  if (plan.members.length === 0)
    throw new StartError('A team needs a member: its key exists only sealed to its members');
  const members = await Promise.all(plan.members.map((email) => memberOf(deps, email, organisation.id)));
  const draft = { id: randomUUID(), org: organisation.id, name: plan.name, takesReports: plan.takesReports };
  const who = { kind: 'system', org: organisation.id } as const;
  await deps.db.tx(who, async ({ sql }) => {
    await insertTeamDraft(sql, draft, deps.now());
    for (const member of members)
      await insertTeamSeat(sql, {
        team: draft.id,
        person: member.id,
        org: organisation.id,
        needs: 1,
        at: deps.now(),
      });
    await deps.record(sql, 'roster.changed', who, [draft.id, ...members.map((m) => m.id)]);
  });
  return {
    id: draft.id,
    waiting: members.map((m) => m.email),
    next: `The first of them makes the key at ${deps.consoleUrl}/console/keys, and gives it to the others there`,
  };
}

/** Names a further member of a team; somebody who holds its key gives it to them in the console. */
export async function joinTeam(
  deps: MembersDeps,
  { team: named, email }: { team: string; email: string },
): Promise<{ team: string; person: string; next: string }> {
  const team = await findTeamOrDraft(deps, named);
  const to = await memberOf(deps, email, team.org);
  if (to.teams.includes(team.id)) throw new StartError(`"${email}" holds the key of this team already`);
  const who = { kind: 'system', org: team.org } as const;
  await deps.db.tx(who, async ({ sql }) => {
    // Named anew: one holder is enough, where two were asked and only one is left.
    await deleteTeamSeat(sql, team.id, to.id);
    await insertTeamSeat(sql, { team: team.id, person: to.id, org: team.org, needs: 1, at: deps.now() });
    await deps.record(sql, 'roster.changed', who, [team.id, to.id]);
  });
  return {
    team: team.id,
    person: to.id,
    next: `Somebody who holds the key gives it to them at ${deps.consoleUrl}/console/keys`,
  };
}

async function memberOf(deps: MembersDeps, email: string, org: string): Promise<PersonRow> {
  const person = await findPerson(deps, email);
  if (!person.active) throw new StartError(`"${email}" is disabled`);
  if (person.org !== org) throw new StartError(`"${email}" belongs to another organisation`);
  return person;
}
