import type { Sql } from '@khong-mot-minh/database';

/** How the version in shadow and the live one agreed; rule '' is every event. Event lists are newest first. */
export type StoredComparison = {
  rule: string;
  same: number;
  stricter: number;
  laxer: number;
  stricterEvents: string[];
  laxerEvents: string[];
};

/** Most event ids kept for each direction of a rule. */
const SAMPLES = 20;

/** Adds a batch's comparison. */
export async function addComparison(
  sql: Sql,
  org: string,
  { version, against, at }: { version: string; against: string; at: Date },
  counts: readonly StoredComparison[],
): Promise<void> {
  if (counts.length === 0) return;
  await sql(
    `insert into policy_comparison (org_id, version, against, rule, same, stricter, laxer, stricter_events,
                                    laxer_events, since)
     select $1, $2, $3, c.rule, c.same, c.stricter, c.laxer, c."stricterEvents", c."laxerEvents", $4
     from jsonb_to_recordset($5::jsonb)
       as c(rule text, same bigint, stricter bigint, laxer bigint, "stricterEvents" text[], "laxerEvents" text[])
     on conflict (org_id, version, against, rule) do update set
       same = policy_comparison.same + excluded.same,
       stricter = policy_comparison.stricter + excluded.stricter,
       laxer = policy_comparison.laxer + excluded.laxer,
       stricter_events = (excluded.stricter_events || policy_comparison.stricter_events)[1:${SAMPLES}],
       laxer_events = (excluded.laxer_events || policy_comparison.laxer_events)[1:${SAMPLES}]`,
    [org, version, against, at, JSON.stringify(counts)],
  );
}

/** What was counted for a version beside the one that it was compared with last. */
export async function readComparison(
  sql: Sql,
  org: string,
  version: string,
): Promise<{ against: string; since: Date; counts: StoredComparison[] } | undefined> {
  const [latest] = await sql<{ against: string; since: Date }>(
    `select against, since from policy_comparison where org_id = $1 and version = $2 and rule = ''
     order by since desc limit 1`,
    [org, version],
  );
  if (!latest) return undefined;
  const counts = await sql<StoredComparison>(
    `select rule, same::int as same, stricter::int as stricter, laxer::int as laxer,
            stricter_events as "stricterEvents", laxer_events as "laxerEvents"
     from policy_comparison where org_id = $1 and version = $2 and against = $3 order by rule`,
    [org, version, latest.against],
  );
  return { ...latest, counts };
}
