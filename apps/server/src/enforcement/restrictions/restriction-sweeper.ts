import { orgsToTellOfEnds, takeEndedRestrictions } from '@khong-mot-minh/database';
import { notifyOfDecidedContests, orgsToTellOfContests } from '../../accounts/index.ts';
import type { Deps } from '../../deps.ts';
import { type Cadence, type Repeating, repeat } from '../../platform/repeat.ts';
import { endedView } from './restriction-view.ts';

/** Ends what is over and tells the platforms, of decisions about guardian links as well. */
export type RestrictionSweeper = Repeating<number>;

/**
 * What limits an account is computed whenever it is asked for; this only writes the end down and queues the webhook,
 * both in one transaction, so that a kill at any moment loses neither.
 */
export const startRestrictionSweeper = (deps: SweepDeps, cadence: Cadence): RestrictionSweeper =>
  repeat(() => sweep(deps), cadence);

type SweepDeps = Pick<Deps, 'clock' | 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'>;

async function sweep(deps: SweepDeps): Promise<number> {
  // An end that was written down and told is no limit any more, whatever the clock says later.
  const orgs = (await deps.clock.isBelieved())
    ? await deps.db.tx({ kind: 'system' }, ({ sql }) => orgsToTellOfEnds(sql, deps.now()))
    : [];
  let told = 0;
  for (const org of orgs) told += await notifyOfEnds(deps, org);
  const decided = await deps.db.tx({ kind: 'system' }, ({ sql }) => orgsToTellOfContests(sql));
  for (const org of decided) told += await notifyOfDecidedContests(deps, org);
  return told;
}

/** Ends what is over in one organisation, and queues the webhook for everything that ended. */
export async function notifyOfEnds(
  deps: Pick<Deps, 'db' | 'notify' | 'now' | 'record'>,
  org: string,
): Promise<number> {
  const who = { kind: 'system', org } as const;
  return deps.db.tx(who, async (tx) => {
    const ended = await takeEndedRestrictions(tx.sql, org, deps.now());
    // A reviewer's own end is in the ledger already, under their name.
    const expired = ended.filter((r) => r.ended === 'expired').map((r) => r.id);
    if (expired.length) await deps.record(tx.sql, 'restriction.ended', who, expired);
    for (const r of ended)
      await deps.notify(tx, org, 'restriction.ended', { account: r.account, ...endedView(r) });
    return ended.length;
  });
}
