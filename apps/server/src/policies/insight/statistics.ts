import { type PolicyStatistics, TIERS } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import { findPolicySettings } from '../queries/policy-settings.ts';
import { type CountedRule, readRuleAppeals, readRuleCounts, readTierCounts } from '../queries/rule-counts.ts';

const DAY_MS = 86_400_000;
const WARNING_DAYS = 7;
const APPEAL_DAYS = 90;
/** From this tier on a person looks. */
const REVIEWED_TIER = 3;

/** A working day of one reviewer, ten minutes a warning, thirty days of recordings, until the platform says otherwise. */
export const DEFAULT_SETTINGS = { reviewerMinutesPerDay: 480, minutesPerWarning: 10, recordingDays: 30 };

const NEVER = { last24h: 0, last7d: 0, last30d: 0 };

/** How a version's rules did, and what their warnings cost. `rules` are those that it has now. */
export async function policyStatistics(
  sql: Sql,
  org: string,
  { version, rules, now }: { version: string; rules: readonly string[]; now: Date },
): Promise<PolicyStatistics> {
  const counts = new Map((await readRuleCounts(sql, org, { version, now })).map((c) => [c.rule, c]));
  const appeals = new Map(
    (await readRuleAppeals(sql, org, new Date(now.getTime() - APPEAL_DAYS * DAY_MS))).map((a) => [a.rule, a]),
  );
  return {
    version,
    rules: rules.map((rule) => ({
      ...countsOf(rule, counts.get(rule)),
      restrictions: appeals.get(rule)?.restrictions ?? 0,
      appeals: appeals.get(rule)?.appeals ?? 0,
      reversals: appeals.get(rule)?.reversals ?? 0,
    })),
    events: counts.get('')?.fired ?? NEVER,
    warnings: await readWarnings(sql, org, version, now),
  };
}

/** What the warnings of a version cost. */
export async function readWarnings(
  sql: Sql,
  org: string,
  version: string,
  now: Date,
): Promise<PolicyStatistics['warnings']> {
  const since = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const settings = (await findPolicySettings(sql, org)) ?? DEFAULT_SETTINGS;
  const week = await readTierCounts(sql, org, { version, since: since(WARNING_DAYS) });
  const day = await readTierCounts(sql, org, { version, since: since(1) });
  return warningsOf({ ...week, last24h: day.tiers }, settings);
}

type Counted = {
  /** Days of the week with events. */
  days: number;
  /** Decisions of the week by tier. */
  tiers: ReadonlyMap<number, number>;
  /** Those of the last 24 hours. */
  last24h: ReadonlyMap<number, number>;
};

const countsOf = (rule: string, counted: CountedRule | undefined) => ({
  rule,
  ...(counted?.lastFiredAt && { lastFiredAt: counted.lastFiredAt.toISOString() }),
  fired: counted?.fired ?? NEVER,
  undecided: counted?.undecided ?? NEVER,
});

/**
 * Warnings a day against the hours that people have for them. More than there are hours for, by the average of the week
 * or in the last 24 hours alone, is over the budget: a flood shows at once.
 */
export function warningsOf(
  { days, tiers, last24h: day }: Counted,
  settings: { reviewerMinutesPerDay: number; minutesPerWarning: number },
): PolicyStatistics['warnings'] {
  const per = Math.max(1, days);
  const perDay = TIERS.map((tier) => ({ tier, count: (tiers.get(tier) ?? 0) / per }));
  const reviewed = (counts: Iterable<readonly [tier: number, count: number]>) =>
    [...counts].reduce((sum, [tier, count]) => sum + (tier >= REVIEWED_TIER ? count : 0), 0);
  const reviewedPerDay = reviewed(tiers) / per;
  const last24h = reviewed(day);
  const minutesPerDay = reviewedPerDay * settings.minutesPerWarning;
  return {
    days: per,
    perDay,
    reviewedPerDay,
    last24h,
    minutesPerDay,
    reviewerMinutesPerDay: settings.reviewerMinutesPerDay,
    overloaded:
      Math.max(minutesPerDay, last24h * settings.minutesPerWarning) > settings.reviewerMinutesPerDay,
  };
}
