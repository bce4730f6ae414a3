import type { Sql } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import type { WithPolicies } from '../versions/policy-registry.ts';
import { readWarnings } from './statistics.ts';

/** Whether the warnings of the live version take more time than reviewers have; no platform, no warnings. */
export async function isOverBudget(
  sql: Sql,
  { policies, now }: Pick<Deps, 'now'> & WithPolicies,
  org: string,
): Promise<boolean> {
  const { policy } = await policies.live(sql, org);
  return (await readWarnings(sql, org, policy, now())).overloaded;
}
