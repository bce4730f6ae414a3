import type { Account } from '@khong-mot-minh/contracts';
import {
  deleteAccount,
  deleteRestrictions,
  deleteStatements,
  destroyAlias,
  putAccount,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import type { WithPolicies } from '../policies/index.ts';
import { type EventService, ledgerNameOf } from '../protection/index.ts';
import { webhookQueue } from '../webhooks/index.ts';
import { keepThroughBirthday } from './keep-through-birthday.ts';
import { forgetAdults } from './queries/trusted-adults.ts';

/** Keeps what a platform tells of an account; the rules judge by it from the next event on. */
export async function storeAccount(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: Pick<EventService, 'forgetAccount'>,
  org: string,
  account: Account,
): Promise<void> {
  const who = { kind: 'platform', org } as const;
  await deps.db.tx(who, async (tx) => {
    const policy = await deps.policies.live(tx.sql, org);
    await keepThroughBirthday(tx, deps, policy, org, account);
    await putAccount(tx.sql, org, account);
    await deps.record(tx.sql, 'account.put', who, [await ledgerNameOf(tx.sql, org, account.id)]);
  });
  await events.forgetAccount(org, account.id);
}

/** Erases an account with everything that is known of it, and the news of it that no webhook has taken yet. */
export async function eraseAccount(
  { db, jobs, record }: Pick<Deps, 'db' | 'jobs' | 'record'>,
  events: Pick<EventService, 'forgetAccount'>,
  org: string,
  id: string,
): Promise<'erased' | 'missing'> {
  const who = { kind: 'platform', org } as const;
  const gone = await db.tx(who, async (tx) => {
    const { sql } = tx;
    const found = await deleteAccount(sql, org, id);
    await deleteRestrictions(sql, org, id);
    await deleteStatements(sql, org, id);
    await forgetAdults(sql, org, id);
    const name = await destroyAlias(sql, org, id);
    await jobs.forget(tx, webhookQueue.name, org, id);
    // One that was put before there were names in the ledger, and did nothing since, has none.
    if (found || name) await record(sql, 'account.erased', who, name ? [name] : []);
    return found || name !== undefined;
  });
  if (!gone) return 'missing';
  await events.forgetAccount(org, id);
  return 'erased';
}
