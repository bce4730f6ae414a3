import type { Sql } from '@khong-mot-minh/database';

/** What one rule did in a batch at one tier; rule '' is every event. */
export type RuleCount = {
  version: string;
  rule: string;
  tier: number;
  fired: number;
  undecided: number;
};

/** Adds a batch's counts to those of the hour. */
export async function addRuleCounts(
  sql: Sql,
  org: string,
  counts: readonly RuleCount[],
  at: Date,
): Promise<void> {
  if (counts.length === 0) return;
  await sql(
    `insert into rule_hour (org_id, version, rule, hour, tier, fired, undecided, last_at)
     select $1, c.version, c.rule, date_trunc('hour', $2::timestamptz), c.tier, c.fired, c.undecided, $2
     from jsonb_to_recordset($3::jsonb) as c(version text, rule text, tier smallint, fired int, undecided int)
     on conflict (org_id, version, rule, hour, tier) do update set
       fired = rule_hour.fired + excluded.fired, undecided = rule_hour.undecided + excluded.undecided,
       last_at = greatest(rule_hour.last_at, excluded.last_at)`,
    [org, at, JSON.stringify(counts)],
  );
}

export type CountedRule = {
  rule: string;
  lastFiredAt: Date | null;
  fired: { last24h: number; last7d: number; last30d: number };
  undecided: { last24h: number; last7d: number; last30d: number };
};

/** How often each rule fired and stayed open, whatever the version was; `version` narrows it to one. */
export async function readRuleCounts(
  sql: Sql,
  org: string,
  { version, now }: { version: string; now: Date },
): Promise<CountedRule[]> {
  const within = (column: 'fired' | 'undecided', days: 1 | 7 | 30) =>
    `coalesce(sum(${column}) filter (where hour > $3::timestamptz - interval '${days} days'), 0)::int`;
  const rows = await sql<
    Record<'f1' | 'f7' | 'f30' | 'u1' | 'u7' | 'u30', number> & { rule: string; last: Date }
  >(
    `select rule, max(last_at) filter (where fired > 0) as last, ${within('fired', 1)} as f1, ${within('fired', 7)} as f7, ${within('fired', 30)} as f30,
            ${within('undecided', 1)} as u1, ${within('undecided', 7)} as u7, ${within('undecided', 30)} as u30
     from rule_hour where org_id = $1 and version = $2 group by rule`,
    [org, version, now],
  );
  return rows.map((r) => ({
    rule: r.rule,
    lastFiredAt: r.last,
    fired: { last24h: r.f1, last7d: r.f7, last30d: r.f30 },
    undecided: { last24h: r.u1, last7d: r.u7, last30d: r.u30 },
  }));
}

/** Decisions by tier since then, and the days on which there were any. */
export async function readTierCounts(
  sql: Sql,
  org: string,
  { version, since }: { version: string; since: Date },
): Promise<{ days: number; tiers: Map<number, number> }> {
  const rows = await sql<{ tier: number; count: number }>(
    `select tier, sum(fired)::int as count from rule_hour
     where org_id = $1 and version = $2 and rule = '' and hour >= $3 group by tier`,
    [org, version, since],
  );
  const [days] = await sql<{ days: number }>(
    `select count(distinct date_trunc('day', hour))::int as days from rule_hour
     where org_id = $1 and version = $2 and rule = '' and hour >= $3`,
    [org, version, since],
  );
  return { days: days?.days ?? 0, tiers: new Map(rows.map((r) => [r.tier, r.count])) };
}

/** Notes which rules stand behind a decision that a person may appeal. */
export async function noteDecisionRules(
  sql: Sql,
  org: string,
  decisions: readonly { eventId: string; version: string; rules: readonly string[] }[],
  at: Date,
): Promise<void> {
  const rows = decisions.flatMap(({ eventId, version, rules }) =>
    rules.map((rule) => ({ event_id: eventId, version, rule })),
  );
  if (rows.length === 0) return;
  await sql(
    `insert into decision_rule (org_id, event_id, rule, version, at)
     select $1, d.event_id, d.rule, d.version, $2
     from jsonb_to_recordset($3::jsonb) as d(event_id text, rule text, version text) on conflict do nothing`,
    [org, at, JSON.stringify(rows)],
  );
}

export type RuleAppeals = { rule: string; restrictions: number; appeals: number; reversals: number };

/**
 * By rule: restrictions that it started, appeals against what it led to, and what a person took back: limits that were
 * lifted, and blocked, held or blurred things whose appeal was granted.
 */
export const readRuleAppeals = (sql: Sql, org: string, since: Date): Promise<RuleAppeals[]> =>
  sql<RuleAppeals>(
    `select rule, sum(restrictions)::int as restrictions, sum(appeals)::int as appeals,
            sum(reversals)::int as reversals
     from (
       select d.rule, count(*) as restrictions, count(*) filter (where r.appealed_at is not null) as appeals,
              count(*) filter (where r.ended = 'lifted') as reversals
       from decision_rule d join restriction r on r.org_id = d.org_id and r.cause = d.event_id
       where d.org_id = $1 and r.since >= $2 group by d.rule
       union all
       select s.rule, 0, count(*), count(*) filter (where a.outcome = 'reversed')
       from statement s join appeal a on a.statement_id = s.id
       where s.org_id = $1 and s.made_at >= $2 and s.measure <> 'restrict' group by s.rule
     ) counted group by rule`,
    [org, since],
  );
