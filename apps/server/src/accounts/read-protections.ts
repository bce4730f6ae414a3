import type { AccountProtection, ProtectionChange } from '@khong-mot-minh/contracts';
import { findAccounts, listProtectionChanges } from '@khong-mot-minh/database';
import { effectiveProtections } from '@khong-mot-minh/protection';
import type { Deps } from '../deps.ts';
import { Refusal } from '../platform/refusal.ts';
import type { WithPolicies } from '../policies/index.ts';
import { readProtected } from '../protection/index.ts';
import { changeView, protectionView } from './protection-view.ts';
import { zoneOf } from './zone-of.ts';

type At = { org: string; account: string };

/** What protects an account now; one that was never put is protected as unknown. */
export async function readProtections(
  { db, now, policies }: Pick<Deps, 'db' | 'now'> & WithPolicies,
  { org, account }: At,
): Promise<AccountProtection[]> {
  const { protectedAs, document } = await db.tx({ kind: 'platform', org }, async ({ sql }) => ({
    ...(await readProtected(sql, org, account, now())),
    document: (await policies.live(sql, org)).document,
  }));
  return effectiveProtections(document, protectedAs).map((one) => protectionView(document, one));
}

/** `last`: the number before which the next page begins, where there is one. */
type HistoryPage = { items: ProtectionChange[]; last?: number };

/** Who changed which protection of an account, newest first; `before` is the number of the last one that was shown. */
export async function readProtectionHistory(
  { db, jurisdiction, policies }: Pick<Deps, 'db' | 'jurisdiction'> & WithPolicies,
  at: At,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<HistoryPage> {
  const { org } = at;
  const { account, rows, document } = await db.tx({ kind: 'platform', org }, async ({ sql }) => ({
    document: (await policies.live(sql, org)).document,
    account: (await findAccounts(sql, org, [at.account]))[0],
    rows: await listProtectionChanges(sql, org, at.account, { before, limit: limit + 1 }),
  }));
  if (!account) throw new Refusal('not-found');
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => changeView(document, row, zoneOf({ jurisdiction }, account))),
    ...(rows.length > limit && last && { last: last.id }),
  };
}
