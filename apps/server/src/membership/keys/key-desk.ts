import { Envelope, type KeyDesk, type KeyTeam } from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import {
  listRecoverableTeams,
  listTeamDrafts,
  listTeamHalves,
  listTeamHolders,
  listTeamSeats,
  listTeams,
  type TeamHolder,
} from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { actorOf, type Person } from '../../http/principal.ts';

/**
 * The teams whose key a person holds or waits for, and those whose list they may sign: who else holds it, who waits, and
 * what was released to them.
 */
export function readKeyDesk({ db, now }: Pick<Deps, 'db' | 'now'>, person: Person): Promise<KeyDesk> {
  return db.tx(actorOf(person), async ({ sql }) => {
    const all = {
      teams: (await listTeams(sql, now())).filter((t) => t.org === person.orgId),
      drafts: await listTeamDrafts(sql),
      seats: await listTeamSeats(sql),
      halves: await listTeamHalves(sql),
      holders: await listTeamHolders(sql),
      recoverable: await listRecoverableTeams(sql),
    };
    const signs = may(person, 'access.manage');
    const view = (team: Pick<KeyTeam, 'id' | 'name' | 'takesReports'>): KeyTeam => ({
      ...team,
      holds: all.holders.some((h) => h.team === team.id && h.id === person.personId),
      holders: all.holders.filter((h) => h.team === team.id).map(toHolder),
      waiting: all.seats
        .filter((s) => s.team === team.id)
        .map(({ person: { id, name, keyId, publicKey }, needs }) => ({
          id,
          name,
          ...(keyId && publicKey && { key: { keyId, publicKey } }),
          needs,
          released: all.halves
            .filter((h) => h.team === team.id && h.person === id)
            .map(({ half, by }) => ({ half, by })),
        })),
      halves: all.halves
        .filter((h) => h.team === team.id && h.person === person.personId)
        .map(({ half, envelope }) => ({ half, envelope: Envelope.parse(envelope) })),
      recoverable: false,
    });
    const teams = all.teams.map(
      (t): KeyTeam => ({
        ...view({ id: t.id, name: t.name, takesReports: t.takesReports }),
        key: { keyId: t.keyId, publicKey: t.publicKey },
        recoverable: all.recoverable.has(t.id),
        ...(t.sharesTestedAt && { sharesTestedAt: t.sharesTestedAt.toISOString() }),
        ...(t.takesReports && {
          goLive: { ...(t.goLiveSignedAt && { signedAt: t.goLiveSignedAt.toISOString() }), maySign: signs },
        }),
      }),
    );
    const drafts = all.drafts.map(({ id, name, takesReports }) => view({ id, name, takesReports }));
    return {
      teams: [...drafts, ...teams].filter(
        (t) => t.holds || t.waiting.some(({ id }) => id === person.personId) || t.goLive?.maySign,
      ),
    };
  });
}

const toHolder = ({ id, name, keyId, publicKey }: TeamHolder) => ({ id, name, key: { keyId, publicKey } });
