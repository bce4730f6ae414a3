import {
  listModes,
  listPeople,
  listTeamDrafts,
  listTeams,
  type OrganisationRow,
  type PersonRow,
  type TeamDraft,
  type TeamRow,
} from '@khong-mot-minh/database';
import { StartError } from '@khong-mot-minh/server';
import type { MembersDeps } from './members-deps.ts';

/** An organisation by its id or either of its names. */
export async function findOrganisation(
  { db }: Pick<MembersDeps, 'db'>,
  named: string,
): Promise<OrganisationRow> {
  const all = await db.tx({ kind: 'system' }, ({ sql }) => listModes(sql));
  return only(
    all.filter((o) => isNamed(o, named)),
    'organisation',
    named,
  );
}

/** A team by its id or either of its names. */
export async function findTeam(
  { db, now }: Pick<MembersDeps, 'db' | 'now'>,
  named: string,
): Promise<TeamRow> {
  const all = await db.tx({ kind: 'system' }, ({ sql }) => listTeams(sql, now()));
  return only(
    all.filter((t) => isNamed(t, named)),
    'team',
    named,
  );
}

/** A team, or one that has no key yet, by its id or either of its names. */
export async function findTeamOrDraft(
  { db, now }: Pick<MembersDeps, 'db' | 'now'>,
  named: string,
): Promise<Pick<TeamDraft, 'id' | 'org' | 'name'>> {
  const all = await db.tx({ kind: 'system' }, async ({ sql }) => [
    ...(await listTeams(sql, now())),
    ...(await listTeamDrafts(sql)),
  ]);
  return only(
    all.filter((t) => isNamed(t, named)),
    'team',
    named,
  );
}

/** A person by e-mail address. */
export async function findPerson({ db }: Pick<MembersDeps, 'db'>, email: string): Promise<PersonRow> {
  const all = await db.tx({ kind: 'system' }, ({ sql }) => listPeople(sql));
  return only(
    all.filter((p) => p.email.toLowerCase() === email.toLowerCase()),
    'person',
    email,
  );
}

const isNamed = (row: { id: string; name: { vi: string; en: string } }, named: string): boolean =>
  [row.id, row.name.vi, row.name.en].some((text) => text.toLowerCase() === named.toLowerCase());

function only<T>(found: readonly T[], what: string, named: string): T {
  const [first, second] = found;
  if (!first) throw new StartError(`There is no ${what} "${named}"; kmm members list shows who is there`);
  if (second)
    throw new StartError(`"${named}" is the name of several; use the id that kmm members list shows`);
  return first;
}
