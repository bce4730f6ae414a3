import { randomUUID } from 'node:crypto';
import type { Role } from '@khong-mot-minh/contracts';
import {
  type Database,
  insertApiKey,
  insertOrganisation,
  insertPerson,
  insertTeam,
  insertTeamMember,
  putCredential,
  type Sql,
  signGoLive,
} from '@khong-mot-minh/database';
import { sealKey } from '@khong-mot-minh/sealing';
import { recordTeamKey, sha256 } from '@khong-mot-minh/server';
import { makePersonKeys, newKey, type PersonKeys } from './person-keys.ts';
import { randomSecrets, type SeedSecrets } from './seed-secrets.ts';
import { standDuties } from './stand-duties.ts';
import type { OrganisationPlan, PersonPlan } from './workspace.ts';

export type SeededPerson = {
  id: string;
  organisation: string;
  role: Role;
  email: string;
  password: string;
  unlock: string;
};
export type Seeded = {
  platform: { id: string; key: string };
  organisations: Record<string, { id: string; teamId?: string }>;
  people: SeededPerson[];
};

type Choices = {
  dutyDays?: number;
  /** Drawn at random, or given by one who has to know them again later. */
  secrets?: SeedSecrets;
  keysOf?(plan: PersonPlan): PersonKeys | Promise<PersonKeys>;
};

/** Makes organisations, people with keys of their own, teams, duties and a platform key, in one transaction. */
export async function seedWorkspace(
  db: Database,
  plans: readonly OrganisationPlan[],
  now: Date,
  { dutyDays = 30, secrets = randomSecrets, keysOf = (plan) => makePersonKeys(plan, secrets) }: Choices = {},
): Promise<Seeded> {
  const prepared: Prepared[] = [];
  // One after the other: each unlock key takes 64 MiB while it is derived.
  for (const plan of plans) prepared.push(await prepareOrganisation(plan, keysOf));
  const key = secrets.platformKey();
  const platform = prepared.find((o) => o.plan.kind === 'platform');
  if (!platform) throw new Error('Seed workspace: no platform is planned');
  await db.tx({ kind: 'system' }, async ({ sql, as }) => {
    for (const organisation of prepared) await insertAll(sql, organisation, now, dutyDays);
    await as('kmm_auth', async (auth) => {
      for (const { people } of prepared)
        for (const p of people) await putCredential(auth, p.id, p.passwordHash, null);
      await insertApiKey(auth, { id: randomUUID(), org: platform.id, hash: sha256(key), scopes: ['all'] });
    });
  });
  return {
    platform: { id: platform.id, key },
    organisations: Object.fromEntries(
      prepared.map((o) => [o.plan.slug, { id: o.id, ...(o.team && { teamId: o.team.id }) }]),
    ),
    people: prepared.flatMap((o) =>
      o.people.map((p) => ({
        id: p.id,
        organisation: o.plan.slug,
        role: p.plan.roles[0] ?? 'reviewer',
        email: p.plan.email,
        password: p.password,
        unlock: p.unlock,
      })),
    ),
  };
}

type Prepared = Awaited<ReturnType<typeof prepareOrganisation>>;

async function prepareOrganisation(plan: OrganisationPlan, keysOf: NonNullable<Choices['keysOf']>) {
  const team = plan.team && { id: randomUUID(), ...plan.team, ...(await newKey()) };
  const people: (PersonKeys & { plan: PersonPlan; id: string })[] = [];
  for (const person of plan.people)
    people.push({ plan: person, id: randomUUID(), ...(await keysOf(person)) });
  return { plan, id: randomUUID(), team, people };
}

async function insertAll(
  sql: Sql,
  { plan, id, team, people }: Prepared,
  now: Date,
  dutyDays: number,
): Promise<void> {
  await insertOrganisation(sql, { id, kind: plan.kind, name: plan.name, mode: 'live' });
  for (const p of people)
    await insertPerson(sql, {
      id: p.id,
      org: id,
      name: p.plan.name,
      email: p.plan.email,
      roles: p.plan.roles,
      keyId: p.pair.keyId,
      publicKey: p.pair.publicKey,
      lockedKey: p.locked,
      keySalt: p.salt,
    });
  if (!team) return;
  await insertTeam(sql, {
    id: team.id,
    org: id,
    name: team.name,
    takesReports: team.takesReports,
    keyId: team.keyId,
    publicKey: team.publicKey,
  });
  await recordTeamKey(sql, now, { team: team.id, publicKey: team.publicKey });
  for (const p of people) {
    const sealedKey = await sealKey({ privateKey: team.privateKey, to: p.pair });
    await insertTeamMember(sql, { team: team.id, person: p.id, org: id, sealedKey });
    if (p.plan.onDuty && team.takesReports)
      await standDuties(sql, { team: team.id, org: id, person: p.id }, now, dutyDays);
  }
  const first = people[0];
  if (team.takesReports && first) await signGoLive(sql, team.id, first.id, now);
}
