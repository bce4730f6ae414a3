import { GO_LIVE_ITEMS, type GoLiveSignature } from '@khong-mot-minh/contracts';
import {
  listRecoverableTeams,
  listTeamHolders,
  listTeams,
  type SignedIn,
  signGoLive,
} from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { actorOf } from '../../http/principal.ts';
import type { Misses } from '../../limits/misses.ts';
import { fitsOwnPassword } from '../change-password.ts';
import { useOwnCode } from '../own-code.ts';

type Person = SignedIn & { tokenHash: Uint8Array } & Parameters<typeof actorOf>[0];

export type Signing =
  | 'signed'
  | 'missing'
  | 'open-items'
  | 'no-door'
  | 'no-second-factor'
  | 'no-holder'
  | 'not-recoverable'
  | 'wrong-password'
  | 'wrong-code';

/**
 * A supervisor or an administrator signs that every item of the list is done: in their own browser, with their password
 * and a code that was not used yet. Who signs answers for the team and is written down.
 */
export async function signList(
  deps: Pick<Deps, 'db' | 'vault' | 'now' | 'record' | 'hashes'>,
  misses: Misses,
  person: Person,
  id: string,
  { done, password, code }: GoLiveSignature,
): Promise<Signing> {
  const refused = await deps.db.tx(actorOf(person), async ({ sql }): Promise<Signing | undefined> => {
    const team = (await listTeams(sql, deps.now())).find((t) => t.id === id && t.org === person.orgId);
    if (!team) return 'missing';
    if (!team.takesReports) return 'no-door';
    if (!(await listTeamHolders(sql)).some((holder) => holder.team === id)) return 'no-holder';
    // One lost phrase would lose every report.
    return (await listRecoverableTeams(sql)).has(id) ? undefined : 'not-recoverable';
  });
  if (refused) return refused;
  if (GO_LIVE_ITEMS.some((item) => !done.includes(item))) return 'open-items';
  if ((await fitsOwnPassword(deps, misses, person, password)) === undefined) return 'wrong-password';
  const who = { kind: 'system', org: person.orgId } as const;
  return deps.db.tx(who, async ({ sql, as }): Promise<Signing> => {
    const proven = await as('kmm_auth', (auth) => useOwnCode(auth, deps, person, code));
    if (proven !== 'used') return proven;
    await signGoLive(sql, id, person.personId, deps.now());
    await deps.record(sql, 'roster.changed', actorOf(person), [id, person.personId]);
    return 'signed';
  });
}
