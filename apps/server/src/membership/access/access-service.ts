import { randomUUID } from 'node:crypto';
import {
  type AccessView,
  PlatformScope,
  type SwitchOffInput,
  type SwitchOffView,
} from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import {
  countOpenCases,
  endSessions,
  listApiKeys,
  listOrganisations,
  listPeople,
  type Sql,
  type Tx,
} from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { actorOf, type Person } from '../../http/principal.ts';
import type { Misses } from '../../limits/misses.ts';
import { fieldInvalid, Refusal } from '../../platform/refusal.ts';
import { giveBackCases } from '../../response/index.ts';
import { fitsOwnPassword } from '../change-password.ts';
import { useOwnCode } from '../own-code.ts';
import {
  findReviewer,
  findSwitchOff,
  idsForAuditor,
  insertSwitchOff,
  listSwitchOffs,
  listWaiting,
  reviewSwitchOff,
  type SwitchOff,
  setKeyRevoked,
  switchPersonOff,
  switchPersonOn,
} from '../queries/switch-offs.ts';

/** Who switches off, of their own organisation, or looks at what somebody else switched off. */
export type Keeper = Person;

const systemOf = (org: string) => ({ kind: 'system', org }) as const;

/** Who and which keys get in, and what was switched off; an auditor sees only what waits for them. */
export async function readAccess({ db }: Pick<Deps, 'db'>, who: Keeper): Promise<AccessView> {
  const ids = await askForAuditor(db, who);
  return db.tx(systemOf(who.orgId), async ({ sql, as }) => {
    const everybody = await listPeople(sql);
    const names = new Map(everybody.map(({ id, name }) => [id, name]));
    const forAuditor = await listWaiting(sql, ids);
    const view = await viewsIn(sql, who, names, new Set(forAuditor.map(({ id }) => id)));
    const foreign = await Promise.all(forAuditor.filter(({ org }) => org !== who.orgId).map(view));
    if (!may(who, 'access.manage')) {
      const own = await Promise.all(forAuditor.filter(({ org }) => org === who.orgId).map(view));
      return { people: [], keys: [], switchedOff: [...foreign, ...own] };
    }
    const work = new Map((await countOpenCases(sql, who.orgId)).map(({ person, ...held }) => [person, held]));
    const keys = (await as('kmm_auth', listApiKeys)).filter(({ org }) => org === who.orgId);
    const own = await Promise.all((await listSwitchOffs(sql, who.orgId)).map(view));
    return {
      people: everybody
        .filter(({ org }) => org === who.orgId)
        .map(({ id, name, email, roles, active }) => {
          const openCases = work.get(id);
          return { id, name, email, roles, active, ...(openCases && { openCases }) };
        }),
      keys: keys.map(({ id, scopes, createdAt, expiresAt, revoked }) => ({
        id,
        scopes: scopes.map((scope) => PlatformScope.parse(scope)),
        createdAt: createdAt.toISOString(),
        ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
        revoked,
      })),
      switchedOff: [...foreign, ...own],
    };
  });
}

/** Each asks only for themselves, so it is asked as the person; what they name is then read as the system. */
const askForAuditor = (db: Deps['db'], who: Keeper): Promise<string[]> =>
  db.tx(actorOf(who), ({ sql }) => idsForAuditor(sql, who.personId));

/** How a switch-off looks to the one who asks. */
async function viewsIn(
  sql: Sql,
  who: Keeper,
  names: ReadonlyMap<string, string>,
  forAuditor: ReadonlySet<string>,
): Promise<(off: SwitchOff) => Promise<SwitchOffView>> {
  const organisations = new Map((await listOrganisations(sql)).map(({ id, name }) => [id, name]));
  const named = (person: string) => ({ id: person, name: names.get(person) ?? '' });
  return async ({ id, org, kind, target, reason, by, at, reviewedBy, reviewedAt, outcome }) => {
    const isOwn = org === who.orgId && may(who, 'access.manage');
    const organisation = organisations.get(org);
    return {
      id,
      kind,
      target,
      reason,
      by: named(by),
      at: at.toISOString(),
      ...(!isOwn && organisation && { foreign: { name: names.get(target) ?? '', organisation } }),
      ...(outcome === null && { reviewedBy: await findReviewer(sql, org, by) }),
      ...(reviewedBy &&
        reviewedAt &&
        outcome && { review: { by: named(reviewedBy), at: reviewedAt.toISOString(), outcome } }),
      mayReview: outcome === null && by !== who.personId && (isOwn || forAuditor.has(id)),
    };
  };
}

type SwitchOffDeps = Pick<Deps, 'db' | 'hashes' | 'identify' | 'now' | 'record' | 'vault'>;

/**
 * Acts at once: whoever holds a stolen phone or key would use the minutes until a second person agrees. An open session
 * is not enough, because whoever sits down at one would shut the desk: password and code are asked for again.
 */
export async function switchOff(
  deps: SwitchOffDeps,
  misses: Misses,
  who: Keeper,
  { password, code, theft = false, ...input }: SwitchOffInput,
): Promise<void> {
  if (input.target === who.personId) throw fieldInvalid('/target', 'oneself');
  if ((await fitsOwnPassword(deps, misses, who, password)) === undefined)
    throw new Refusal('forbidden', 'The password is not right');
  const off = { id: randomUUID(), ...input, theft, by: who.personId, at: deps.now() };
  await deps.db.tx(systemOf(who.orgId), async (tx) => {
    // Who signs in without a code has none to give: a demonstration.
    const used = await tx.as('kmm_auth', (auth) => useOwnCode(auth, deps, who, code));
    if (used === 'wrong-code') throw fieldInvalid('/code', 'wrong-code');
    if (!(await insertSwitchOff(tx.sql, who.orgId, off)))
      throw new Refusal('not-now', 'It is switched off already and waits for a second person');
    if (!(await takeAccess(tx, who, off))) throw new Refusal('not-found');
    if (off.kind === 'person') await giveBackCases(tx.sql, deps, { org: who.orgId, person: off.target });
    await deps.record(tx.sql, 'access.switched-off', actorOf(who), [off.id, off.target]);
  });
  if (off.kind === 'platform-key') deps.identify.forgetKeys();
}

type Off = Pick<SwitchOff, 'id' | 'kind' | 'target' | 'at'>;

async function takeAccess({ sql, as }: Tx, who: Keeper, { id, kind, target, at }: Off): Promise<boolean> {
  if (kind === 'platform-key') return as('kmm_auth', (auth) => setKeyRevoked(auth, who.orgId, target, at));
  if (!(await switchPersonOff(sql, who.orgId, id, target, at))) return false;
  await as('kmm_auth', (auth) => endSessions(auth, target));
  return true;
}

/** A second person keeps it so, or gives the access back: of the unit, or an auditor where nobody else of it can. */
export async function review(
  deps: Pick<Deps, 'db' | 'now' | 'record'>,
  who: Keeper,
  id: string,
  keep: boolean,
): Promise<void> {
  const at = deps.now();
  const ids = await askForAuditor(deps.db, who);
  const org = await deps.db.tx(systemOf(who.orgId), async ({ sql }) => {
    const [found] = await listWaiting(
      sql,
      ids.filter((one) => one === id),
    );
    return found?.org ?? (may(who, 'access.manage') ? who.orgId : undefined);
  });
  if (!org) throw new Refusal('not-found');
  await deps.db.tx(systemOf(org), async (tx) => {
    const off = await findSwitchOff(tx.sql, org, id);
    if (!off) throw new Refusal('not-found');
    if (off.outcome !== null) throw new Refusal('not-now', 'Somebody reviewed it already');
    if (off.by === who.personId) throw new Refusal('second-person');
    if (!keep) await giveAccess(tx, off, at);
    await reviewSwitchOff(tx.sql, id, { by: who.personId, at, outcome: keep ? 'kept' : 'undone' });
    await deps.record(tx.sql, 'access.reviewed', actorOf(who), [id, off.target]);
  });
}

async function giveAccess({ sql, as }: Tx, { id, org, kind, target }: SwitchOff, at: Date): Promise<void> {
  if (kind === 'person') return switchPersonOn(sql, id, target, at);
  await as('kmm_auth', (auth) => setKeyRevoked(auth, org, target, null));
}
