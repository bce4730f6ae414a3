import { provePerson, StartError } from '@kmm/server';
import { listRecoverableTeams, readDoors, signGoLive } from '@kmm/store';
import en from '../../../messages/en/go-live.json' with { type: 'json' };
import vi from '../../../messages/vi/go-live.json' with { type: 'json' };
import { findPerson, findTeam } from './find-named.ts';
import type { MembersDeps } from './members-deps.ts';

export const goLive = { vi, en };
export type GoLiveItem = keyof typeof vi.item;
// `as`: the keys of the object just named.
export const GO_LIVE_ITEMS = Object.keys(vi.item) as GoLiveItem[];

export type Signature = {
  team: string;
  by: string;
  done: readonly string[];
  /** Asked for when everything else is right: password, and a code of the authenticator. */
  proof(): Promise<{ password: string; code: string }>;
};

/**
 * Signs that every item of the list is done. Who signs answers for the team and is written down, so they show that it
 * is they: with their password and a code, as at sign-in.
 */
export async function signList(
  deps: MembersDeps,
  { team: named, by, done, proof }: Signature,
): Promise<{ team: string; by: string }> {
  const open = GO_LIVE_ITEMS.filter((name) => !done.includes(name));
  if (open.length > 0) throw new StartError(`Not signed: ${open.join(', ')} must be done first`);
  const team = await findTeam(deps, named);
  const person = await findPerson(deps, by);
  if (!team.takesReports) throw new StartError(`"${named}" takes no reports, so there is no door to open`);
  if (!person.active || person.org !== team.org)
    throw new StartError(`"${by}" is not an active member of the organisation of this team`);
  if (!person.roles.some((role) => role === 'supervisor' || role === 'administrator'))
    throw new StartError('Only a supervisor or an administrator signs the list');
  if (!(await provePerson(deps, { email: by, ...(await proof()) })))
    throw new StartError(`Not signed: password and code are not those of "${by}"`);
  const who = { kind: 'system', org: team.org } as const;
  await deps.db.tx(who, async ({ sql }) => {
    const door = (await readDoors(sql, deps.now())).find((d) => d.team.vi === team.name.vi);
    if (!door || door.holders === 0) throw new StartError('Nobody active holds the key of this team');
    if (!(await listRecoverableTeams(sql)).has(team.id))
      throw new StartError(
        'One lost phrase would lose every report: first a second person holds the key, or two printed shares of it are tried',
      );
    await signGoLive(sql, team.id, person.id, deps.now());
    await deps.record(sql, 'roster.changed', who, [team.id, person.id]);
  });
  return { team: team.id, by: person.id };
}
