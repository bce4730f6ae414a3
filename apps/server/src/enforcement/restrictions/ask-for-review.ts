import type { Restriction } from '@khong-mot-minh/contracts';
import { appealRestriction, findStatementOfRestriction } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { WithPolicies } from '../../policies/index.ts';
import { makeAppeal } from '../appeals/make-appeal.ts';
import { bundlesOf } from './bundles-of.ts';
import { restrictionView } from './restriction-view.ts';

const DAY_MS = 86_400_000;
/** For a bundle that the pack no longer describes. */
const APPEAL_DAYS = 2;

/** The restricted account asks, through its platform, for a sooner review; asking twice changes nothing. */
export function askForReview(
  deps: Pick<Deps, 'db' | 'now' | 'record'> & WithPolicies,
  org: string,
  of: { id: string; account: string },
): Promise<Restriction> {
  const { db, now, record } = deps;
  const who = { kind: 'platform', org } as const;
  return db.tx(who, async ({ sql }) => {
    const { bundles } = await bundlesOf(sql, deps, org);
    const reviewAt = (bundle: string) =>
      new Date(now().getTime() + (bundles[bundle]?.appealDays ?? APPEAL_DAYS) * DAY_MS);
    const result = await appealRestriction(sql, org, of, { now: now(), reviewAt });
    if (!result) throw new Refusal('not-found', 'No such restriction runs for this account');
    const described = await bundlesOf(sql, deps, org, [result.restriction]);
    if (result.fresh) {
      await record(sql, 'restriction.appealed', who, [of.id]);
      const statement = await findStatementOfRestriction(sql, of.id);
      if (statement)
        await makeAppeal(sql, deps, described, statement, { by: 'platform', ground: 'other', who });
    }
    return restrictionView(described, result.restriction);
  });
}
