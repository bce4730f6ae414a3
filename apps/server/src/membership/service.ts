import {
  Bilingual,
  OrganisationKind,
  type PublicTeam,
  type SessionKeys,
  Time,
  Uuid,
} from '@khong-mot-minh/contracts';
import { listPastKeys, listTeams, readMemberKeys, type SignedIn } from '@khong-mot-minh/database';
import { fingerprintOf } from '@khong-mot-minh/sealing';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/principal.ts';

export const ReferralTargets = z.object({
  items: z.array(
    z.object({
      teamId: Uuid,
      name: Bilingual,
      organisationId: Uuid,
      organisation: Bilingual,
      kind: OrganisationKind,
      keyId: z.string(),
      publicKey: z.string(),
      /** Somebody there is on duty, and at a desk or reached by a page. */
      onDuty: z.boolean(),
      /** When the next such duty starts, while none runs; absent where none is planned. */
      nextDuty: Time.optional(),
    }),
  ),
});

type Person = Parameters<typeof actorOf>[0];

/** The report door: open while somebody on duty who holds the key is there, and the go-live list is signed. */
export async function readTeams({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<PublicTeam[]> {
  const teams = await db.tx({ kind: 'public' }, ({ sql }) => listTeams(sql, now()));
  const taking = teams.filter((t) => t.takesReports);
  return Promise.all(
    taking.map(async (t) => ({
      id: t.id,
      name: t.name,
      organisation: t.orgName,
      kind: t.orgKind,
      open: t.goLiveSigned && t.onDuty,
      ...(t.goLiveSigned && t.nextDuty && { nextReader: t.nextDuty.toISOString() }),
      publicKey: t.publicKey,
      keyId: t.keyId,
      fingerprint: await fingerprintOf(t.publicKey),
    })),
  );
}

export async function readTargets({ db, now }: Pick<Deps, 'db' | 'now'>, person: Person) {
  // As at the door: a colleague elsewhere sees no roster of theirs, only whether somebody is there.
  const teams = await db.tx({ kind: 'public' }, ({ sql }) => listTeams(sql, now()));
  return {
    items: teams
      .filter((t) => t.org !== person.orgId && t.orgKind !== 'platform')
      .map((t) => ({
        teamId: t.id,
        name: t.name,
        organisationId: t.org,
        organisation: t.orgName,
        kind: t.orgKind,
        keyId: t.keyId,
        publicKey: t.publicKey,
        onDuty: t.onDuty,
        ...(!t.onDuty && t.nextDuty && { nextDuty: t.nextDuty.toISOString() }),
      })),
  };
}

export async function readKeys(
  deps: Pick<Deps, 'db' | 'record'>,
  person: SignedIn & Person,
): Promise<z.infer<typeof SessionKeys>> {
  const actor = actorOf(person);
  const keys = await deps.db.tx(actor, async ({ sql }) => {
    await deps.record(sql, 'key.used', actor, [person.personId]);
    const found = await readMemberKeys(sql, person.personId);
    const past = await listPastKeys(sql);
    return (
      found && {
        ...found,
        teams: found.teams.map((team) => ({
          ...team,
          past: past
            .filter((p) => p.team === team.teamId)
            .map(({ keyId, sealedKey }) => ({ keyId, sealedKey })),
        })),
      }
    );
  });
  const own =
    keys?.keyId && keys.publicKey && keys.lockedKey && keys.keySalt
      ? {
          member: {
            keyId: keys.keyId,
            publicKey: keys.publicKey,
            locked: keys.lockedKey,
            salt: keys.keySalt,
          },
        }
      : {};
  return { ...own, teams: keys?.teams ?? [] };
}
