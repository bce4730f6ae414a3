import {
  listApiKeys,
  listEnrolments,
  listModes,
  listPeople,
  listTeamDrafts,
  listTeamSeats,
  listTeams,
} from '@khong-mot-minh/database';
import type { MembersDeps } from './members-deps.ts';

/** Who and what there is, without anything secret. */
export async function listMembers({ db, now }: MembersDeps) {
  const { organisations, people, teams, drafts, seats } = await db.tx(
    { kind: 'system' },
    async ({ sql }) => ({
      organisations: await listModes(sql),
      people: await listPeople(sql),
      teams: await listTeams(sql, now()),
      drafts: await listTeamDrafts(sql),
      seats: await listTeamSeats(sql),
    }),
  );
  const { keys, codes } = await db.tx(
    { kind: 'system' },
    async ({ sql }) => ({ keys: await listApiKeys(sql), codes: await listEnrolments(sql) }),
    'kmm_auth',
  );
  const waitingFor = (team: string) => seats.filter((s) => s.team === team).map((s) => s.person.name);
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
        waiting: waitingFor(t.id),
      })),
    teamsWithoutKey: drafts
      .filter((d) => d.org === o.id)
      .map((d) => ({ id: d.id, name: `${d.name.vi} / ${d.name.en}`, waiting: waitingFor(d.id) })),
    people: people
      .filter((p) => p.org === o.id)
      .map(({ id, name, email, roles, active, keyId, teams: held }) => {
        const code = codes.get(id);
        return {
          name,
          email,
          roles,
          active,
          enrolled: keyId !== null,
          ...(code && { codeUntil: code.toISOString() }),
          holds: held,
        };
      }),
    keys: keys.filter((k) => k.org === o.id).map(({ org: _, ...key }) => key),
  }));
}
