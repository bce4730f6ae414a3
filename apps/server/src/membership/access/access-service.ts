import { randomUUID } from 'node:crypto';
import { type AccessView, PlatformScope, type SwitchOffInput, type SwitchOffView } from '@kmm/contracts';
import { endSessions, listApiKeys, listPeople, type Tx } from '@kmm/store';
import type { Deps } from '../../deps.ts';
import { Refusal, wrongAt } from '../../platform/refusal.ts';
import {
  findSwitchOff,
  insertSwitchOff,
  listSwitchOffs,
  reviewSwitchOff,
  type SwitchOff,
  setKeyRevoked,
  switchPersonOff,
  switchPersonOn,
} from '../queries/switch-offs.ts';

/** A supervisor or administrator; everything here is about their own organisation. */
export type Keeper = { kind: 'person'; org: string; person: string };

// Roles, activity and keys are written by the system alone; the routes say who may ask, the organisation bounds it.
const systemOf = ({ org }: Keeper) => ({ kind: 'system', org }) as const;

/** Who and which keys get in, and what was switched off. */
export async function readAccess({ db }: Pick<Deps, 'db'>, who: Keeper): Promise<AccessView> {
  return db.tx(systemOf(who), async ({ sql, as }) => {
    const people = (await listPeople(sql)).filter(({ org }) => org === who.org);
    const offs = await listSwitchOffs(sql, who.org);
    const keys = (await as('kmm_auth', listApiKeys)).filter(({ org }) => org === who.org);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      people: people.map(({ id, name, email, roles, active }) => ({ id, name, email, roles, active })),
      keys: keys.map(({ id, scopes, createdAt, expiresAt, revoked }) => ({
        id,
        scopes: scopes.map((scope) => PlatformScope.parse(scope)),
        createdAt: createdAt.toISOString(),
        ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
        revoked,
      })),
      switchedOff: offs.map((off) => viewOf(off, who, names)),
    };
  });
}

function viewOf(off: SwitchOff, who: Keeper, names: ReadonlyMap<string, string>): SwitchOffView {
  const { id, kind, target, reason, by, at, reviewedBy, reviewedAt, outcome } = off;
  const named = (person: string) => ({ id: person, name: names.get(person) ?? '' });
  return {
    id,
    kind,
    target,
    reason,
    by: named(by),
    at: at.toISOString(),
    ...(reviewedBy &&
      reviewedAt &&
      outcome && { review: { by: named(reviewedBy), at: reviewedAt.toISOString(), outcome } }),
    mayReview: outcome === null && by !== who.person,
  };
}

/** Acts at once: whoever holds a stolen phone or key would use the minutes until a second person agrees. */
export async function switchOff(
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'>,
  who: Keeper,
  input: SwitchOffInput,
): Promise<void> {
  if (input.target === who.person) throw wrongAt('/target', 'oneself');
  const off = { id: randomUUID(), ...input, by: who.person, at: deps.now() };
  await deps.db.tx(systemOf(who), async (tx) => {
    if (!(await insertSwitchOff(tx.sql, who.org, off)))
      throw new Refusal('not-now', 'It is switched off already and waits for a second person');
    if (!(await takeAccess(tx, who, off))) throw new Refusal('not-found');
    await deps.record(tx.sql, 'access.switched-off', who, [off.id, off.target]);
  });
  if (off.kind === 'platform-key') deps.identify.forgetKeys();
}

type Off = Pick<SwitchOff, 'id' | 'kind' | 'target' | 'at'>;

async function takeAccess({ sql, as }: Tx, who: Keeper, { id, kind, target, at }: Off): Promise<boolean> {
  if (kind === 'platform-key') return as('kmm_auth', (auth) => setKeyRevoked(auth, who.org, target, at));
  if (!(await switchPersonOff(sql, who.org, id, target))) return false;
  await as('kmm_auth', (auth) => endSessions(auth, target));
  return true;
}

/** A second person keeps it so, or gives the access back. */
export async function review(
  deps: Pick<Deps, 'db' | 'now' | 'record'>,
  who: Keeper,
  id: string,
  keep: boolean,
): Promise<void> {
  const at = deps.now();
  await deps.db.tx(systemOf(who), async (tx) => {
    const off = await findSwitchOff(tx.sql, who.org, id);
    if (!off) throw new Refusal('not-found');
    if (off.outcome !== null) throw new Refusal('not-now', 'Somebody reviewed it already');
    if (off.by === who.person) throw new Refusal('second-person');
    if (!keep) await giveAccess(tx, who, off);
    await reviewSwitchOff(tx.sql, id, { by: who.person, at, outcome: keep ? 'kept' : 'undone' });
    await deps.record(tx.sql, 'access.reviewed', who, [id, off.target]);
  });
}

async function giveAccess({ sql, as }: Tx, who: Keeper, { id, kind, target }: SwitchOff): Promise<void> {
  if (kind === 'person') return switchPersonOn(sql, id, target);
  await as('kmm_auth', (auth) => setKeyRevoked(auth, who.org, target, null));
}
