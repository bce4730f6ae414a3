import { randomUUID } from 'node:crypto';
import {
  deriveUnlockKey,
  type Envelope,
  generateKeyPair,
  isEnvelope,
  keyIdOf,
  openKey,
  SealError,
  sealKey,
  unlockPrivateKey,
} from '@kmm/sealing';
import { argon2Wasm } from '@kmm/sealing/argon2-wasm';
import { recordTeamKey, StartError } from '@kmm/server';
import { insertTeam, insertTeamMember, type PersonRow, readMemberKeys } from '@kmm/store';
import { findOrganisation, findPerson, findTeam } from './find-named.ts';
import type { MembersDeps } from './members-deps.ts';

type Plan = { org: string; name: { vi: string; en: string }; takesReports: boolean; members: string[] };

/** Makes a team. Its key is drawn here and exists only sealed to its members, so there is no team without one. */
export async function addTeam(deps: MembersDeps, plan: Plan): Promise<{ id: string; keyId: string }> {
  const organisation = await findOrganisation(deps, plan.org);
  if (plan.members.length === 0)
    throw new StartError('A team needs a member: its key exists only sealed to its members');
  const members = await Promise.all(plan.members.map((email) => holderOf(deps, email, organisation.id)));
  const pair = await generateKeyPair();
  const keyId = await keyIdOf(pair.publicKey);
  const sealed = await Promise.all(
    members.map(async (to) => ({
      person: to.id,
      sealedKey: await sealKey({ privateKey: pair.privateKey, to }),
    })),
  );
  const team = { id: randomUUID(), org: organisation.id, name: plan.name, takesReports: plan.takesReports };
  const who = { kind: 'system', org: organisation.id } as const;
  await deps.db.tx(who, async ({ sql }) => {
    await insertTeam(sql, { ...team, keyId, publicKey: pair.publicKey });
    await recordTeamKey(sql, deps.now(), { team: team.id, publicKey: pair.publicKey });
    for (const member of sealed)
      await insertTeamMember(sql, { team: team.id, org: organisation.id, ...member });
    await deps.record(sql, 'roster.changed', who, [team.id, ...members.map((m) => m.id)]);
  });
  return { id: team.id, keyId };
}

/** Gives a further member the team's key: somebody who holds it must be here and type their unlock phrase. */
export async function joinTeam(
  deps: MembersDeps,
  { team: named, email, by, unlock }: { team: string; email: string; by: string; unlock: string },
): Promise<{ team: string; person: string }> {
  const team = await findTeam(deps, named);
  const to = await holderOf(deps, email, team.org);
  const holder = await holderOf(deps, by, team.org);
  const privateKey = await openTeamKey(deps, team.id, holder, unlock);
  const sealedKey = await sealKey({ privateKey, to });
  const who = { kind: 'system', org: team.org } as const;
  await deps.db.tx(who, async ({ sql }) => {
    await insertTeamMember(sql, { team: team.id, person: to.id, org: team.org, sealedKey });
    await deps.record(sql, 'key.used', who, [holder.id]);
    await deps.record(sql, 'roster.changed', who, [team.id, to.id]);
  });
  return { team: team.id, person: to.id };
}

type Holder = { id: string; org: string; keyId: string; publicKey: string; teams: string[] };

async function holderOf(deps: MembersDeps, email: string, org: string): Promise<Holder> {
  const person: PersonRow = await findPerson(deps, email);
  const { id, keyId, publicKey, teams } = person;
  if (!person.active) throw new StartError(`"${email}" is disabled`);
  if (person.org !== org) throw new StartError(`"${email}" belongs to another organisation`);
  if (!keyId || !publicKey) throw new StartError(`"${email}" has no key`);
  return { id, org, keyId, publicKey, teams };
}

async function openTeamKey(deps: MembersDeps, team: string, holder: Holder, unlock: string): Promise<string> {
  const actor = { kind: 'person', org: holder.org, person: holder.id } as const;
  const keys = await deps.db.tx(actor, ({ sql }) => readMemberKeys(sql, holder.id));
  const own = keys?.teams.find((t) => t.teamId === team);
  if (!keys?.lockedKey || !keys.keySalt || !own || !isEnvelope(own.sealedKey))
    throw new StartError('The person named with --by does not hold the key of this team');
  const envelope: Envelope = own.sealedKey;
  try {
    const unlockKey = await deriveUnlockKey(unlock, keys.keySalt, argon2Wasm);
    const privateKey = await unlockPrivateKey(keys.lockedKey, unlockKey);
    return await openKey({ teamKeyId: own.keyId, envelope, keyId: holder.keyId, privateKey });
  } catch (error) {
    if (error instanceof SealError) throw new StartError('The unlock phrase does not open this key');
    throw error;
  }
}
