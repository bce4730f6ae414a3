import type { ShadowComparison } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import { readComparison } from '../queries/policy-comparisons.ts';

const NOTHING = { same: 0, stricter: 0, laxer: 0 };

/** What was counted while a version stood in shadow. */
export async function shadowComparison(sql: Sql, org: string, version: string): Promise<ShadowComparison> {
  const found = await readComparison(sql, org, version);
  if (!found)
    return { version, events: { ...NOTHING, judged: 0 }, rules: [], samples: { stricter: [], laxer: [] } };
  const whole = found.counts.find(({ rule }) => rule === '');
  const { same, stricter, laxer } = whole ?? NOTHING;
  return {
    version,
    against: found.against,
    since: found.since.toISOString(),
    events: { same, stricter, laxer, judged: same + stricter + laxer },
    rules: found.counts.filter(({ rule }) => rule !== ''),
    samples: { stricter: whole?.stricterEvents ?? [], laxer: whole?.laxerEvents ?? [] },
  };
}
