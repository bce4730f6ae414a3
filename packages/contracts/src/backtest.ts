import { z } from 'zod';
import { Outcome } from './decision.ts';
import { EVENT_TYPES } from './event.ts';
import { PolicyShift } from './policy-insight.ts';
import { VersionName } from './policy-lifecycle.ts';
import { PlatformId, Time, Uuid } from './scalars.ts';
import { Tier } from './tier.ts';

/**
 * `POST /v1/backtests`: judges what was recorded again; without `against` the live version is the "before". What was
 * recorded before `since` is judged too, to fill the state, and counted nowhere; without `since` all is counted.
 */
export const BacktestInput = z.strictObject({
  version: VersionName,
  against: VersionName.optional(),
  since: Time.optional(),
});
export type BacktestInput = z.infer<typeof BacktestInput>;

export const BACKTEST_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

const Tally = z.object({
  outcomes: z.record(Outcome, z.number().int()),
  /** Decisions at tier 0 to 5. */
  tiers: z.array(z.number().int()).length(6),
  cases: z.number().int(),
  undecided: z.number().int(),
});
const Seen = z.object({ outcome: Outcome, tier: Tier, rules: z.array(z.string()) });

/** With how much knowledge both versions came to the first event that counts. */
const Began = z.object({
  /** Events from before the period that filled the state. */
  warmUp: z.number().int(),
  /** The earliest event that was recorded, of the warm-up where there was one. */
  recordedFrom: Time,
  /** The recordings reach back to the platform's first event: nothing was before. */
  complete: z.boolean(),
  /** From here on the longest window lies within what is known. */
  fullFrom: Time,
  /** Counted events before that: their windows may hold less than there was. */
  thin: z.number().int(),
});

export const BacktestReport = z
  .object({
    from: Time,
    until: Time,
    /** Absent in reports from before this was said. */
    began: Began.optional(),
    before: Tally,
    after: Tally,
    changed: PolicyShift,
    rules: z.array(z.object({ rule: z.string(), before: z.number().int(), after: z.number().int() })),
    /** At most 20; `eventId` only where the journal still cites it. */
    examples: z.array(
      z.object({
        eventId: PlatformId.optional(),
        type: z.enum(EVENT_TYPES),
        at: Time,
        before: Seen,
        after: Seen,
      }),
    ),
  })
  .meta({ id: 'BacktestReport' });
export type BacktestReport = z.infer<typeof BacktestReport>;

export const Backtest = z
  .object({
    id: Uuid,
    version: z.string(),
    against: z.string(),
    /** What was recorded from then on counts; absent where all does. */
    since: Time.optional(),
    state: z.enum(BACKTEST_STATES),
    percent: z.number().min(0).max(100),
    counted: z.number().int(),
    total: z.number().int(),
    askedAt: Time,
    finishedAt: Time.optional(),
    report: BacktestReport.optional(),
    /** Why it failed. */
    failure: z.string().optional(),
  })
  .meta({ id: 'Backtest' });
export type Backtest = z.infer<typeof Backtest>;
