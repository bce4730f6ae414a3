import { setImmediate } from 'node:timers/promises';
import type { BacktestReport } from '@kmm/contracts';
import {
  beatBacktest,
  countRecorded,
  findJournalRow,
  recordingsAfter,
  type StoredBacktest,
} from '@kmm/store';
import type { Deps } from '../../deps.ts';
import { unpackInputs } from '../recording/batch-inputs.ts';
import { createBacktestTally } from './backtest-tally.ts';
import { createSimulation } from './simulate.ts';

const PAGE_BATCHES = 20;
/** Events between two looks at what else waits: about ten milliseconds of judging two versions. */
const CHUNK = 100;
const BEAT_MS = 500;

export type BacktestEnd = { report: BacktestReport } | { failure: string } | 'stopped';

type Room = Pick<Deps, 'db' | 'policies' | 'now'>;

/**
 * Judges what was recorded by two versions side by side. Both begin with an empty state, so that a difference comes
 * from the rules alone; what happened before the recordings is unknown to both.
 */
export async function runBacktest(
  { db, policies, now }: Room,
  org: string,
  { id, version, against, since }: StoredBacktest,
  { runner, stopped }: { runner: string; stopped(): boolean },
): Promise<BacktestEnd> {
  const actor = { kind: 'system', org } as const;
  const begin = await db.tx(actor, async ({ sql }) => ({
    before: await policies.version(sql, org, against),
    after: await policies.version(sql, org, version),
    recorded: await countRecorded(sql, org, since ?? new Date(0)),
  }));
  if (!begin.before) return { failure: `"${against}" does not compile` };
  if (!begin.after) return { failure: `"${version}" does not compile` };
  const { events: total, lastBatch } = begin.recorded;
  const judgeBefore = createSimulation(begin.before.program);
  const judgeAfter = createSimulation(begin.after.program);
  const tally = createBacktestTally(now());
  let counted = 0;
  let beatAt = 0;

  /** False when somebody cancelled it or took it over. */
  const beat = async (): Promise<boolean> => {
    if (performance.now() - beatAt < BEAT_MS) return true;
    beatAt = performance.now();
    return db.tx(actor, ({ sql }) => beatBacktest(sql, org, id, { runner, counted, total, now: now() }));
  };

  for (let after = 0; after < lastBatch; ) {
    const page = await db.tx(actor, ({ sql }) =>
      recordingsAfter(sql, org, after, {
        since: since ?? new Date(0),
        until: lastBatch,
        limit: PAGE_BATCHES,
      }),
    );
    const last = page.at(-1);
    if (!last) break;
    for (const { batch, inputs } of page)
      for (const [index, input] of unpackInputs(inputs).entries()) {
        tally.add({ batch, index, event: input.event }, judgeBefore(input), judgeAfter(input));
        if (++counted % CHUNK === 0) {
          await setImmediate();
          if (stopped() || !(await beat())) return 'stopped';
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
