import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrganisationKind } from '@khong-mot-minh/contracts';
import {
  type Database,
  insertDuty,
  insertOrganisation,
  insertPerson,
  insertTeam,
  openCaseKeys,
} from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import { generateKeyPair, keyIdOf } from '@khong-mot-minh/sealing';
import type { Deps } from '../../src/deps.ts';
import type { Principal } from '../../src/http/principal.ts';
import { loadJurisdiction } from '../../src/jurisdiction.ts';
import { jurisdictionFolder } from '../../src/platform/data-folder.ts';
import { loadTaxonomy } from '../../src/transparency/obligations/load-taxonomy.ts';

const HOUR_MS = 3_600_000;

export type Key = { keyId: string; publicKey: string; privateKey: string };
export type Side = {
  name: string;
  kind: OrganisationKind;
  org: string;
  team: string;
  key: Key;
  person: Extract<Principal, { kind: 'person' }>;
  /** Whoever agrees to what takes two. */
  colleague: Extract<Principal, { kind: 'person' }>;
};
export type Referral = { id: string; kind: 'referral' | 'transfer'; status: string; to_org: string };

/** Whose a case is, and who else reads of it: each open referral, with the organisations that review it as an override. */
export type Standing = {
  owners: string[];
  named: string;
  offers: number;
  asked: number;
  given: { id: string; from: string; consent: boolean; reviewers: string[] }[];
};

/** What only the tables themselves tell, past row-level security. */
export type Truth = {
  standings(caseIds: readonly string[]): Promise<Map<string, Standing>>;
  referrals(caseId: string): Promise<Referral[]>;
  /** The time in which the child could answer runs out, and so does that of a no; whether there was any. */
  runOut(caseId: string): Promise<boolean>;
};

export type WalkHouse = AsyncDisposable & { db: Database; truth: Truth; deps: Deps; sides: readonly Side[] };

/** Keys as a browser makes them. */
export async function newKey(): Promise<Key> {
  const pair = await generateKeyPair();
  return { keyId: await keyIdOf(pair.publicKey), ...pair };
}

/** A real database with three organisations, whose keys are held on this side, as their browsers hold them. */
export async function openWalkHouse(truthOf: (db: Database) => Truth): Promise<WalkHouse> {
  await using cleanup = new AsyncDisposableStack();
  const db = cleanup.use(await openTestDatabase({ plansKept: true }));
  const folder = await mkdtemp(join(tmpdir(), 'kmm-walk-'));
  cleanup.defer(() => rm(folder, { recursive: true, force: true }));
  const folders = [join(folder, '1'), join(folder, '2')];
  const caseKeys = cleanup.use(
    await openCaseKeys({ folders, store: undefined, self: 'a walk', makeFolders: true }),
  );
  const sides: Side[] = [];
  for (const kind of ['helpline', 'police', 'school'] as const) sides.push(await addSide(db, kind));
  await addReviewer(db);
  // `as`: of everything that a server has the services of a case use these; a walk has no sign-in, log or queue.
  const deps = {
    db,
    caseKeys,
    jurisdiction: loadJurisdiction('vn'),
    retention: loadTaxonomy(jurisdictionFolder('vn')).retention,
    now: () => new Date(),
    record: async () => undefined,
    vault: { verifierMac: (verifier: Uint8Array) => verifier },
  } as unknown as Deps;
  const parts = cleanup.move();
  return { db, truth: truthOf(db), deps, sides, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

/** Who reviews what a side does alone because a life is in danger. */
async function addReviewer(db: Database): Promise<void> {
  const [org, id] = [randomUUID(), randomUUID()];
  const { keyId, publicKey } = await newKey();
  const name = { vi: 'coalition', en: 'coalition' };
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    await insertOrganisation(sql, { id: org, kind: 'coalition', name, mode: 'live' });
    const who = {
      id,
      org,
      name: 'reviewer',
      email: `${id}@a.invalid`,
      roles: ['coalition-auditor' as const],
    };
    await insertPerson(sql, { ...who, keyId, publicKey, lockedKey: 'l', keySalt: 's' });
  });
}

async function addSide(db: Database, kind: 'helpline' | 'police' | 'school'): Promise<Side> {
  const [org, team, personId, second] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const key = await newKey();
  const name = { vi: kind, en: kind };
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    await insertOrganisation(sql, { id: org, kind, name, mode: 'live' });
    const { keyId, publicKey } = key;
    await insertTeam(sql, { id: team, org, name, takesReports: true, keyId, publicKey });
    const rest = { keyId: 'k', publicKey: 'p', lockedKey: 'l', keySalt: 's' };
    for (const id of [personId, second])
      await insertPerson(sql, {
        id,
        org,
        name: kind,
        email: `${id}@a.invalid`,
        roles: ['counsellor'],
        ...rest,
      });
    const [from, until] = [new Date(Date.now() - HOUR_MS), new Date(Date.now() + 23 * HOUR_MS)];
    await insertDuty(sql, { id: randomUUID(), team, org, person: personId, from, until });
  });
  // `as`: of everything that is known of who is signed in the services of a case read these.
  const signedIn = (id: string) =>
    ({ kind: 'person', orgId: org, personId: id, roles: ['counsellor'] }) as unknown as Side['person'];
  return { name: kind, kind, org, team, key, person: signedIn(personId), colleague: signedIn(second) };
}
