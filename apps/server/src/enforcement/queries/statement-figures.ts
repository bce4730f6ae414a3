import type { RuleRecord, StatementMeasure } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import { type StoredStatement, statementColumns } from '@khong-mot-minh/database';

/** What each rule's measures came to in one organisation; a reversal counts with the rule that was wrong. */
export const ruleRecords = (sql: Sql, org: string): Promise<RuleRecord[]> =>
  sql<RuleRecord>(
    `select s.rule, s.policy, count(*)::int as statements, count(a.id)::int as appeals,
       (count(*) filter (where a.outcome = 'upheld'))::int as upheld,
       (count(*) filter (where a.outcome = 'reversed'))::int as reversed
     from statement s left join appeal a on a.statement_id = s.id
     where s.org_id = $1 and s.replaced_at is null group by s.rule, s.policy order by s.rule, s.policy`,
    [org],
  );

export type Span = { from: Date; to: Date };

/** Statements of one organisation that were made in a span of time, for its open data. */
export const statementsBetween = (sql: Sql, org: string, { from, to }: Span): Promise<StoredStatement[]> =>
  sql<StoredStatement>(
    `select ${statementColumns} from statement s
     where s.org_id = $1 and s.made_at >= $2 and s.made_at < $3 and s.replaced_at is null
     order by s.made_at, s.id limit 50000`,
    [org, from, to],
  );

export type StatementTotal = {
  measure: StatementMeasure;
  layer: 'prevent' | 'control' | 'respond';
  statements: number;
  appeals: number;
  reversed: number;
};

/** Totals over all platforms, which only the system's own transaction may count. */
export const statementTotals = (sql: Sql, { from, to }: Span): Promise<StatementTotal[]> =>
  sql<StatementTotal>(
    `select s.measure, s.layer, count(*)::int as statements, count(a.id)::int as appeals,
       (count(*) filter (where a.outcome = 'reversed'))::int as reversed
     from statement s left join appeal a on a.statement_id = s.id
     where s.made_at >= $1 and s.made_at < $2 and s.replaced_at is null
     group by s.measure, s.layer order by s.measure, s.layer`,
    [from, to],
  );
