import { listTeams } from '@khong-mot-minh/database';
import { StartError } from '@khong-mot-minh/server';
import { findTeam } from './find-named.ts';
import type { MembersDeps } from './members-deps.ts';

/** Whether a team's list is signed, and where that is done: in the browser of who answers for it, never here. */
export async function goLiveState(
  deps: MembersDeps,
  named: string,
): Promise<{ team: string; signedAt?: string; next?: string }> {
  const { id } = await findTeam(deps, named);
  const team = (await deps.db.tx({ kind: 'system' }, ({ sql }) => listTeams(sql, deps.now()))).find(
    (t) => t.id === id,
  );
  if (!team?.takesReports) throw new StartError(`"${named}" takes no reports, so there is no door to open`);
  if (team.goLiveSignedAt) return { team: id, signedAt: team.goLiveSignedAt.toISOString() };
  return {
    team: id,
    next: `A supervisor or an administrator signs the list at ${deps.consoleUrl}/console/keys, with password and code`,
  };
}
