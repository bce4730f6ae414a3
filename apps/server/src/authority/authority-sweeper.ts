import { platformOfCase, type Tx } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { type Cadence, type Repeating, repeat } from '../platform/repeat.ts';
import { pageFurtherUnits } from './escalate-overrides.ts';
import { endAfter } from './issue-preservation.ts';
import { ALARM_DAYS } from './preservation-view.ts';
import { takeOverdueRequests } from './queries/authority-requests.ts';
import { takeOverdueOverrides } from './queries/overrides.ts';
import {
  orgsToTellOfPreservations,
  sweepPreservations,
  takePreservationsOfOthers,
  takeUntoldPreservations,
  type UntoldPreservation,
} from './queries/preservations.ts';

const DAY_MS = 86_400_000;

/** Raises alarms, ends what ran out and tells platforms; a round gives how many things changed. */
export type AuthoritySweeper = Repeating<number>;

/** Clocks are computed whenever they are asked for; this writes down what they brought, once each. */
export const startAuthoritySweeper = (deps: SweepDeps, cadence: Cadence): AuthoritySweeper =>
  repeat(() => sweep(deps), cadence);

type SweepDeps = Pick<Deps, 'clock' | 'db' | 'notify' | 'now' | 'record'>;

async function sweep(deps: SweepDeps): Promise<number> {
  const { db, now, record } = deps;
  // A preservation that ended lets a copy die.
  const ends = await deps.clock.isBelieved();
  const changed = await db.tx({ kind: 'system' }, async ({ sql }) => {
    const at = now();
    const swept = await sweepPreservations(sql, {
      now: at,
      dueBefore: endAfter(at, ALARM_DAYS.due),
      soonBefore: endAfter(at, ALARM_DAYS.soon),
      ends,
    });
    const lapsed = swept.filter((p) => p.ended).map((p) => p.id);
    if (lapsed.length) await record(sql, 'preservation.ended', { kind: 'system' }, lapsed);
    const requests = await takeOverdueRequests(sql, at);
    if (requests.length) await record(sql, 'authority.overdue', { kind: 'system' }, idsOf(requests));
    const overrides = await takeOverdueOverrides(sql, at);
    if (overrides.length) await record(sql, 'override.overdue', { kind: 'system' }, idsOf(overrides));
    const further = await pageFurtherUnits(sql, at);
    if (further.length) await record(sql, 'override.paged-further', { kind: 'system' }, further);
    return swept.length + requests.length + overrides.length + further.length;
  });
  const { keepers, platforms } = await db.tx({ kind: 'system' }, ({ sql }) => orgsToTellOfPreservations(sql));
  let told = 0;
  for (const org of keepers) told += await notifyKeeper(deps, org);
  for (const org of platforms) told += await notifyPlatform(deps, org);
  return changed + told;
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/**
 * Queues the webhook for what a person or an authority had preserved or renewed: to the organisation that keeps it and,
 * where the case was handed on, to the platform that has the data.
 */
export async function notifyOfPreservations(
  deps: Pick<Deps, 'db' | 'notify' | 'now'>,
  keeper: string,
  caseId: string,
): Promise<void> {
  await notifyKeeper(deps, keeper);
  const platform = await deps.db.tx({ kind: 'system' }, ({ sql }) => platformOfCase(sql, caseId));
  if (platform && platform !== keeper) await notifyPlatform(deps, platform);
}

const notifyKeeper = ({ db, ...deps }: Pick<Deps, 'db' | 'notify' | 'now'>, org: string): Promise<number> =>
  db.tx({ kind: 'system', org }, async (tx) => {
    const at = deps.now();
    return notifyOf(tx, deps, org, at, await takeUntoldPreservations(tx.sql, org, at));
  });

const notifyPlatform = ({ db, ...deps }: Pick<Deps, 'db' | 'notify' | 'now'>, org: string): Promise<number> =>
  db.tx({ kind: 'platform', org }, async (tx) => {
    const at = deps.now();
    return notifyOf(tx, deps, org, at, await takePreservationsOfOthers(tx.sql, at));
  });

async function notifyOf(
  tx: Tx,
  { notify }: Pick<Deps, 'notify'>,
  org: string,
  at: Date,
  untold: readonly UntoldPreservation[],
): Promise<number> {
  for (const p of untold)
    await notify(tx, org, 'preservation.requested', {
      caseId: p.caseId,
      ...(p.subject && { account: p.subject }),
      days: Math.max(1, Math.round((p.expiresAt.getTime() - at.getTime()) / DAY_MS)),
      preservationId: p.id,
      scope: p.scope,
      until: p.expiresAt.toISOString(),
    });
  return untold.length;
}
