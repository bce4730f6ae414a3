import { randomUUID } from 'node:crypto';
import type { Decision } from '@khong-mot-minh/contracts';
import { insertRestriction, type StoredRestriction, type Tx } from '@khong-mot-minh/database';
import type { CompiledPolicy } from '@khong-mot-minh/protection';
import type { Deps } from '../../deps.ts';
import { restrictionView } from './restriction-view.ts';

const DAY_MS = 86_400_000;
/** For a bundle that the pack uses without describing it. */
const REVIEW_DAYS = 3;
const LENGTH_DAYS = 30;

/**
 * Starts the restrictions that decisions of a batch carry, in its transaction; one that runs already is left alone.
 * Gives those that began.
 */
export async function startRestrictions(
  tx: Tx,
  deps: Pick<Deps, 'notify' | 'record'>,
  policy: CompiledPolicy,
  org: string,
  decisions: readonly Decision[],
  now: Date,
): Promise<StoredRestriction[]> {
  const started: StoredRestriction[] = [];
  for (const decision of decisions) {
    if (decision.mode !== 'live') continue;
    for (const measure of decision.measures) {
      if (measure.kind !== 'restrict') continue;
      const restriction = newRestriction(policy, org, decision, measure, now);
      if (restriction.until <= now || !(await insertRestriction(tx.sql, restriction))) continue;
      started.push(restriction);
      const told = { account: restriction.account, ...restrictionView(policy.document, restriction) };
      await deps.notify(tx, org, 'restriction.started', told);
    }
  }
  const ids = started.map(({ id }) => id);
  if (ids.length) await deps.record(tx.sql, 'restriction.started', { kind: 'platform', org }, ids);
  return started;
}

type Restrict = Extract<Decision['measures'][number], { kind: 'restrict' }>;

function newRestriction(
  { document, policy }: CompiledPolicy,
  org: string,
  { eventId, reasons }: Decision,
  { account, bundle, until }: Restrict,
  now: Date,
): StoredRestriction {
  const endsMs = until === undefined ? now.getTime() + LENGTH_DAYS * DAY_MS : Date.parse(until);
  const reviewMs = now.getTime() + (document.bundles[bundle]?.reviewDays ?? REVIEW_DAYS) * DAY_MS;
  return {
    id: randomUUID(),
    org,
    account,
    bundle,
    withAccount: null,
    placedBy: null,
    cause: eventId,
    policy,
    reasons: reasons.map(({ rule, statement, basis }) => ({ rule, statement, basis })),
    since: now,
    reviewAt: new Date(Math.min(reviewMs, endsMs)),
    until: new Date(endsMs),
    appealedAt: null,
    endedAt: null,
    ended: null,
    appealKept: false,
  };
}
