import { orgsToTellOfPeers, orgsToTellOfStops, takeStarted } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { type Cadence, type Repeating, repeat } from '../platform/repeat.ts';
import type { WithPolicies } from '../policies/index.ts';
import type { EventService } from '../protection/index.ts';
import { notifyOfPeers } from '../response/index.ts';
import { answerOf } from './appeals/appeal-state.ts';
import { orgsWithUnnotifiedAppeals, takeDecidedAppeals, untoldReversals } from './queries/appeals.ts';
import { orgsToTellOfPlaced, takePlaced } from './queries/measure-proposals.ts';
import { bundlesOf } from './restrictions/bundles-of.ts';
import { notifyOfEnds } from './restrictions/restriction-sweeper.ts';
import { restrictionView } from './restrictions/restriction-view.ts';

/**
 * Queues what people of the desk decided for their platform's webhook. That it was told is marked in the transaction
 * that queues it, so a kill at any moment loses neither and repeats neither.
 */
export async function notifyPlatform(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: EventService,
  org: string,
): Promise<void> {
  await notifyOfEnds(deps, org);
  await notifyOfPlaced(deps, org);
  await notifyOfAppeals(deps, events, org);
  await notifyOfPeers(deps, org);
}

async function notifyOfPlaced(
  deps: Pick<Deps, 'db' | 'notify' | 'now'> & WithPolicies,
  org: string,
): Promise<void> {
  await deps.db.tx({ kind: 'system', org }, async (tx) => {
    const placed = [
      ...(await takePlaced(tx.sql, org, deps.now())),
      ...(await takeStarted(tx.sql, org, deps.now())),
    ];
    const described = await bundlesOf(tx.sql, deps, org, placed);
    for (const restriction of placed)
      await deps.notify(tx, org, 'restriction.started', {
        account: restriction.account,
        ...restrictionView(described, restriction),
      });
  });
}

async function notifyOfAppeals(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now'>,
  events: EventService,
  org: string,
): Promise<void> {
  const who = { kind: 'system', org } as const;
  const reversals = await deps.db.tx(who, ({ sql }) => untoldReversals(sql, org));
  // Read before the transaction that tells: the event service has transactions of its own.
  const found = await Promise.all(
    reversals.map(
      async (one) =>
        [one.appealId, { ...one, found: await events.find({ org, mode: 'live' }, one.eventId) }] as const,
    ),
  );
  const byAppeal = new Map(found);
  await deps.db.tx(who, async (tx) => {
    for (const appeal of await takeDecidedAppeals(
      tx.sql,
      org,
      reversals.map((r) => r.appealId),
      deps.now(),
    )) {
      const reversal = byAppeal.get(appeal.id);
      if (!reversal) continue;
      const { eventId, measure, statementId, account } = reversal;
      await deps.notify(tx, org, 'decision.changed', {
        eventId,
        ...(reversal.found && { decision: reversal.found.decision }),
        appeal: { statement: statementId, account, measure, ...answerOf(deps.jurisdiction, appeal) },
      });
    }
  });
}

/** Tells what a server that stopped in between had not told. */
export type PlatformTeller = Repeating<void>;

export const startPlatformNotifier = (
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: EventService,
  cadence: Cadence,
): PlatformTeller =>
  repeat(async () => {
    const orgs = await deps.db.tx({ kind: 'system' }, async ({ sql }) => [
      ...(await orgsToTellOfPlaced(sql)),
      ...(await orgsToTellOfStops(sql)),
      ...(await orgsWithUnnotifiedAppeals(sql)),
      ...(await orgsToTellOfPeers(sql)),
    ]);
    for (const org of new Set(orgs)) await notifyPlatform(deps, events, org);
  }, cadence);
