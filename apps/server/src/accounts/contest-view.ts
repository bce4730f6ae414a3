import type { ContestForReview, GuardianContest } from '@khong-mot-minh/contracts';
import { findAccounts, type Tx } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { contestNotice } from './guardian-messages.ts';
import { type StoredContest, takeDecidedContests } from './queries/guardian-contests.ts';
import { zoneOf } from './zone-of.ts';

type Reason = GuardianContest['reason'];

/** A contest as the young person sees it; that the guardian asked for a second look is not theirs to know. */
export function contestView(c: StoredContest, timeZone: string): GuardianContest {
  const shown = c.appealedBy === 'guardian' && c.state === 'open' ? { ...c, state: 'ended' as const } : c;
  const decidedAt = c.lastAt ?? c.firstAt;
  return {
    id: c.id,
    state: shown.state,
    // `as`: only codes of the contract are stored.
    reason: c.reason as Reason,
    contestedAt: c.contestedAt.toISOString(),
    decideBy: c.decideBy.toISOString(),
    ...(decidedAt && shown.state !== 'open' && { decidedAt: decidedAt.toISOString() }),
    ...(c.appealedBy === 'teen' && c.appealedAt && { appealedAt: c.appealedAt.toISOString() }),
    canAppeal: c.state === 'kept' && c.appealedAt === null,
    notice: contestNotice(shown, timeZone),
  };
}

/** The same for a person of the platform who decides; `mine` tells that they decided it before. */
export const contestForReview = (c: StoredContest, person: string, now: Date): ContestForReview => ({
  id: c.id,
  account: c.account,
  guardian: c.guardian,
  // `as`: only codes of the contract are stored.
  reason: c.reason as Reason,
  contestedAt: c.contestedAt.toISOString(),
  decideBy: c.decideBy.toISOString(),
  overdue: c.decideBy <= now,
  ...(c.appealedBy && { appeal: c.appealedBy }),
  ...(c.firstOutcome &&
    c.firstAt && {
      earlier: {
        outcome: c.firstOutcome,
        reason: c.firstReason ?? '',
        at: c.firstAt.toISOString(),
        mine: c.firstBy === person,
      },
    }),
});

/** Tells the platform's server what the link may do now; `notice` is for the young person alone. */
export async function notifyOfContest(
  tx: Tx,
  deps: Pick<Deps, 'notify'>,
  c: StoredContest,
  timeZone: string,
): Promise<void> {
  const { state, notice } = contestView(c, timeZone);
  const link = state === 'open' ? 'suspended' : state === 'ended' ? 'ended' : 'stands';
  await deps.notify(tx, c.org, 'guardian-link.changed', {
    account: c.account,
    guardian: c.guardian,
    contest: c.id,
    link,
    audience: 'account',
    notice,
  });
}

/** Queues the webhook for every decision of one organisation that its platform has not heard of. */
export async function notifyOfDecidedContests(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now'>,
  org: string,
): Promise<number> {
  return deps.db.tx({ kind: 'system', org }, async (tx) => {
    const decided = await takeDecidedContests(tx.sql, org, deps.now());
    const accounts = await findAccounts(
      tx.sql,
      org,
      decided.map((c) => c.account),
    );
    for (const c of decided)
      await notifyOfContest(
        tx,
        deps,
        c,
        zoneOf(
          deps,
          accounts.find(({ id }) => id === c.account),
        ),
      );
    return decided.length;
  });
}
