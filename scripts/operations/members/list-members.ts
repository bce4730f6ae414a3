import { listApiKeys, listModes, listPeople, listTeams } from '@kmm/store';
import type { MembersDeps } from './members-deps.ts';

/** Who and what there is, without anything secret. */
export async function listMembers({ db, now }: MembersDeps) {
  const { organisations, people, teams } = await db.tx({ kind: 'system' }, async ({ sql }) => ({
    organisations: await listModes(sql),
    people: await listPeople(sql),
    teams: await listTeams(sql, now()),
  }));
  const keys = await db.tx({ kind: 'system' }, ({ sql }) => listApiKeys(sql), 'kmm_auth');
  return organisations.map((o) => ({
    id: o.id,
    name: `${o.name.vi} / ${o.name.en}`,
    kind: o.kind,
    mode: o.mode,
    teams: teams
      .filter((t) => t.org === o.id)
      .map((t) => ({
        id: t.id,
        name: `${t.name.vi} / ${t.name.en}`,
        takesReports: t.takesReports,
        goLiveSigned: t.goLiveSigned,
        onDuty: t.onDuty,
      })),
    people: people
      .filter((p) => p.org === o.id)
      .map(({ name, email, roles, active, teams: held }) => ({ name, email, roles, active, holds: held })),
    keys: keys.filter((k) => k.org === o.id).map(({ org: _, ...key }) => key),
  }));
}
