import { randomUUID } from 'node:crypto';
import type { GuardianContest, GuardianContestInput } from '@khong-mot-minh/contracts';
import {
  appendProtectionChange,
  findAccounts,
  lockAccount,
  putSetting,
  type Tx,
  waitingByGuardian,
} from '@khong-mot-minh/database';
import { isMinor, receiverBand } from '@khong-mot-minh/protection';
import type { Deps } from '../deps.ts';
import type { SaveAnswer } from '../http/idempotency.ts';
import { Refusal } from '../platform/refusal.ts';
import type { WithPolicies } from '../policies/index.ts';
import { type EventService, ledgerNameOf } from '../protection/index.ts';
import { contestView, notifyOfContest } from './contest-view.ts';
import { changeView } from './protection-view.ts';
import { appealContest, contestsOf, insertContest, type StoredContest } from './queries/guardian-contests.ts';
import { voidGuardianTokens } from './queries/guardian-tokens.ts';
import { zoneOf } from './zone-of.ts';

// Within these days a person has looked; our own promise, as for the appeal of a restriction.
const DECIDE_DAYS = 2;
const DAY_MS = 86_400_000;

type At = { org: string; account: string };
/** A contest, with the time zone in which its young person reads of it. */
type Contested = { contest: StoredContest; timeZone: string };

/** What a young person contested and what became of it, the latest first. */
export async function readContests(
  deps: Pick<Deps, 'db' | 'jurisdiction'>,
  { org, account: id }: At,
): Promise<GuardianContest[]> {
  const { account, contests } = await deps.db.tx({ kind: 'platform', org }, async ({ sql }) => ({
    account: (await findAccounts(sql, org, [id]))[0],
    contests: await contestsOf(sql, org, id),
  }));
  if (!account) throw new Refusal('not-found');
  return contests.map((one) => contestView(one, zoneOf(deps, account)));
}

/**
 * Takes the powers of the guardian link away at once: tokens are void, and what the guardian wanted looser and still
 * waits is taken back. In the history that reads as the young person's own act, which it is. Asking again changes
 * nothing while the link has no power.
 */
export async function contestGuardian(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: Pick<EventService, 'forgetAccount'>,
  at: At,
  input: GuardianContestInput,
  save: SaveAnswer,
): Promise<GuardianContest> {
  const view = await deps.db.tx({ kind: 'platform', org: at.org }, async (tx) => {
    const { contest, timeZone } = await openContest(tx, deps, at, input);
    const made = contestView(contest, timeZone);
    await save(tx.sql, 200, made);
    return made;
  });
  await events.forgetAccount(at.org, at.account);
  return view;
}

async function openContest(
  tx: Tx,
  deps: Pick<Deps, 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  at: At,
  { reason }: GuardianContestInput,
): Promise<Contested> {
  const { org } = at;
  const locked = await lockAccount(tx.sql, org, at.account);
  const [account] = locked ? await findAccounts(tx.sql, org, [at.account]) : [];
  if (!account) throw new Refusal('not-found', 'This account was never put');
  if (!isMinor(receiverBand(account))) throw new Refusal('not-now', 'An adult has no guardian here');
  const guardian = account.guardian?.accountId;
  if (guardian === undefined) throw new Refusal('not-now', 'No guardian is linked to this account');
  const timeZone = zoneOf(deps, account);
  const [latest] = await contestsOf(tx.sql, org, at.account, guardian);
  if (latest && latest.state !== 'kept') return { contest: latest, timeZone };
  const now = deps.now();
  const decideBy = new Date(now.getTime() + DECIDE_DAYS * DAY_MS);
  const id = randomUUID();
  await insertContest(tx.sql, org, {
    id,
    account: at.account,
    guardian,
    reason,
    contestedAt: now,
    decideBy,
  });
  await suspend(tx, deps, at, guardian, timeZone);
  await deps.record(tx.sql, 'guardian-link.contested', { kind: 'platform', org }, [id]);
  const contest = (await contestsOf(tx.sql, org, at.account, guardian)).find((c) => c.id === id);
  if (!contest) throw new Error('A contest that was just opened is not there');
  await notifyOfContest(tx, deps, contest, timeZone);
  return { contest, timeZone };
}

async function suspend(
  tx: Tx,
  deps: Pick<Deps, 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  { org, account }: At,
  guardian: string,
  timeZone: string,
): Promise<void> {
  const now = deps.now();
  const { document } = await deps.policies.live(tx.sql, org);
  await voidGuardianTokens(tx.sql, org, { account, guardian }, now);
  for (const { key, value } of await waitingByGuardian(tx.sql, org, account, now)) {
    await putSetting(tx.sql, org, account, { key, value });
    const change = { key, from: value, to: value, by: 'teen' as const, at: now, appliesAt: now };
    await appendProtectionChange(tx.sql, org, account, change);
    await deps.record(tx.sql, 'protection.changed', { kind: 'platform', org }, [
      await ledgerNameOf(tx.sql, org, account),
    ]);
    await deps.notify(tx, org, 'protection.changed', { account, ...changeView(document, change, timeZone) });
  }
}

/** The young person asks for a second look at a link that was kept; it has no power while that waits. */
export async function appealAgainstLink(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: Pick<EventService, 'forgetAccount'>,
  at: At,
  contest: string,
): Promise<GuardianContest> {
  const appealed = await deps.db.tx({ kind: 'platform', org: at.org }, (tx) =>
    openAgain(tx, deps, at, contest),
  );
  await events.forgetAccount(at.org, at.account);
  return contestView(appealed.contest, appealed.timeZone);
}

async function openAgain(
  tx: Tx,
  deps: Pick<Deps, 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  at: At,
  contest: string,
): Promise<Contested> {
  if (!(await lockAccount(tx.sql, at.org, at.account))) throw new Refusal('not-found');
  const [account] = await findAccounts(tx.sql, at.org, [at.account]);
  const timeZone = zoneOf(deps, account);
  const known = (await contestsOf(tx.sql, at.org, at.account)).find(({ id }) => id === contest);
  if (!known) throw new Refusal('not-found');
  if (known.appealedBy === 'teen') return { contest: known, timeZone };
  const appealed = await appeal(tx, deps, known, 'teen');
  if (!appealed) throw new Refusal('not-now', 'Only a link that was kept can be appealed');
  await suspend(tx, deps, at, known.guardian, timeZone);
  await notifyOfContest(tx, deps, appealed, timeZone);
  return { contest: appealed, timeZone };
}

/** The guardian asks for a second look at a link that was ended. Nothing in the answer tells whether there is one. */
export const appealForLink = (
  deps: Pick<Deps, 'db' | 'now' | 'record'>,
  { org, account }: At,
  guardian: string,
): Promise<void> =>
  deps.db.tx({ kind: 'platform', org }, async (tx) => {
    const [latest] = await contestsOf(tx.sql, org, account, guardian);
    if (latest?.state === 'ended') await appeal(tx, deps, latest, 'guardian');
  });

async function appeal(
  tx: Tx,
  deps: Pick<Deps, 'now' | 'record'>,
  { id, org }: StoredContest,
  by: 'teen' | 'guardian',
): Promise<StoredContest | undefined> {
  const now = deps.now();
  const decideBy = new Date(now.getTime() + DECIDE_DAYS * DAY_MS);
  const appealed = await appealContest(tx.sql, org, id, { by, now, decideBy });
  if (appealed) await deps.record(tx.sql, 'guardian-link.contested', { kind: 'platform', org }, [id]);
  return appealed;
}
