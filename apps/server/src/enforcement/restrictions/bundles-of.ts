import type { PolicyDocument } from '@khong-mot-minh/contracts';
import type { Sql, StoredRestriction } from '@khong-mot-minh/database';
import type { WithPolicies } from '../../policies/index.ts';

export type Bundles = Pick<PolicyDocument, 'bundles'>;

/**
 * What a platform's bundles are now: as its live version describes them; one that it no longer has, as the version
 * described it that started the limit, so that a running limit never stands there without its words.
 */
export async function bundlesOf(
  sql: Sql,
  { policies }: WithPolicies,
  org: string,
  running: readonly Pick<StoredRestriction, 'bundle' | 'policy'>[] = [],
): Promise<Bundles> {
  const { bundles } = (await policies.live(sql, org)).document;
  const gone = running.filter(({ bundle }) => bundle && !bundles[bundle]).map(({ policy }) => policy);
  const earlier: PolicyDocument['bundles'] = {};
  for (const version of new Set(gone))
    Object.assign(earlier, (await policies.version(sql, org, version))?.program.document.bundles);
  return { bundles: { ...earlier, ...bundles } };
}
