import { setImmediate } from 'node:timers/promises';
import type { BacktestReport } from '@khong-mot-minh/contracts';
import { findJournalRow } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { beatBacktest, type StoredBacktest } from '../queries/backtests.ts';
import { countRecorded, type EventRecording, recordingsAfter } from '../queries/event-recordings.ts';
import { unpackInputs } from '../recording/batch-inputs.ts';
import type { WithPolicies } from '../versions/policy-registry.ts';
import { createBacktestTally, type Reach } from './backtest-tally.ts';
import { createSimulation } from './simulate.ts';

const PAGE_BATCHES = 20;
/** Events between two looks at what else waits: about ten milliseconds of judging two versions. */
const CHUNK = 100;
const BEAT_MS = 500;

export type BacktestEnd = { report: BacktestReport } | { failure: string } | 'stopped';

type BacktestDeps = Pick<Deps, 'db' | 'now'> & WithPolicies;

/**
 * Judges what was recorded by two versions side by side, each as if it had always run. Both begin with an empty state at
 * the first recording, so that a difference comes from the rules alone; what was recorded before the period fills the
 * state and is counted nowhere. What was before the recordings is unknown to both, and the report says from when on
 * that no longer matters.
 */
export async function runBacktest(
  { db, policies, now }: BacktestDeps,
  org: string,
  { id, version, against, since }: StoredBacktest,
  { runner, stopped }: { runner: string; stopped(): boolean },
): Promise<BacktestEnd> {
  const actor = { kind: 'system', org } as const;
  const begin = await db.tx(actor, async ({ sql }) => ({
    before: await policies.version(sql, org, against),
    after: await policies.version(sql, org, version),
    recorded: await countRecorded(sql, org),
    first: (await recordingsAfter(sql, org, 0, 1))[0],
  }));
  if (!begin.before) return { failure: `"${against}" does not compile` };
  if (!begin.after) return { failure: `"${version}" does not compile` };
  const { events: total, lastBatch } = begin.recorded;
  const judgeBefore = createSimulation(begin.before.program);
  const judgeAfter = createSimulation(begin.after.program);
  const tally = createBacktestTally(now(), reachOf(begin.first, now()));
  let counted = 0;
  let beatAt = 0;

  /** False when somebody cancelled it or took it over. */
  const beat = async (): Promise<boolean> => {
    if (performance.now() - beatAt < BEAT_MS) return true;
    beatAt = performance.now();
    return db.tx(actor, ({ sql }) => beatBacktest(sql, org, id, { runner, counted, total, now: now() }));
  };

  for (let after = 0; after < lastBatch; ) {
    const page = await db.tx(actor, ({ sql }) => recordingsAfter(sql, org, after, PAGE_BATCHES));
    const last = page.at(-1);
    if (!last) break;
    for (const { batch, at, inputs } of page) {
      // What arrived since the backtest began is left out, so that its length is known.
      if (batch > lastBatch) break;
      const warming = since !== null && at < since;
      for (const [index, input] of unpackInputs(inputs).entries()) {
        const verdicts = [judgeBefore(input), judgeAfter(input)] as const;
        if (warming) tally.warm();
        else tally.add({ batch, index, event: input.event }, ...verdicts);
        if (++counted % CHUNK === 0) {
          await setImmediate();
          if (stopped() || !(await beat())) return 'stopped';
        }
      }
    }
    after = last.batch;
    if (stopped() || !(await beat())) return 'stopped';
  }
  const report = await tally.report(async ({ batch, index }) => {
    const row = await db.tx(actor, ({ sql }) => findJournalRow(sql, org, batch));
    return row?.events[index]?.[1] ?? undefined;
  });
  await db.tx(actor, ({ sql }) =>
    beatBacktest(sql, org, id, { runner, counted, total: counted, now: now() }),
  );
  return { report };
}

/** A platform's batches are numbered from 1; recordings go oldest first, so with the first one all are there. */
function reachOf(first: EventRecording | undefined, now: Date): Reach {
  if (!first) return { fromMs: now.getTime(), complete: false };
  const times = unpackInputs(first.inputs).map(({ event }) => Date.parse(event.time));
  return { fromMs: Math.min(...times, first.at.getTime()), complete: first.batch === 1 };
}
