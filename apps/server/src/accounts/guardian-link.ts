import type { Account, GuardianLink } from '@khong-mot-minh/contracts';
import { findAccounts, type Sql } from '@khong-mot-minh/database';
import { isMinor, receiverBand } from '@khong-mot-minh/protection';
import type { Deps } from '../deps.ts';
import { contestsOf } from './queries/guardian-contests.ts';

/**
 * What the guardian link of an account may do now. It is computed from the contests whenever it is asked for: while one
 * is looked at, and after it ended the link, the account's row still names the guardian, so nothing there betrays it.
 */
export async function readGuardianLink(
  sql: Sql,
  org: string,
  account: Account | undefined,
): Promise<GuardianLink> {
  const guardian = account?.guardian?.accountId;
  if (account === undefined || guardian === undefined || !isMinor(receiverBand(account))) return NO_LINK;
  const [latest] = await contestsOf(sql, org, account.id, guardian);
  if (latest === undefined || latest.state === 'kept')
    return { guardian, state: 'stands', loosens: true, alerts: true, sees: 'as-protected' };
  const powerless = { guardian, loosens: false, alerts: false } as const;
  // After an appeal of the guardian the link stays as it was: ended, until another person says otherwise.
  if (latest.state === 'ended' || latest.appealedBy === 'guardian')
    return { ...powerless, state: 'ended', sees: 'nothing' };
  const since = (latest.appealedAt ?? latest.contestedAt).toISOString();
  return { ...powerless, state: 'suspended', sees: 'frozen', since };
}

/** The same for the platform that asks; an account that was never put has no link. */
export const findGuardianLink = (
  { db }: Pick<Deps, 'db'>,
  { org, account: id }: { org: string; account: string },
): Promise<GuardianLink> =>
  db.tx({ kind: 'platform', org }, async ({ sql }) => {
    const [account] = await findAccounts(sql, org, [id]);
    return readGuardianLink(sql, org, account);
  });

const NO_LINK: GuardianLink = { state: 'none', loosens: false, alerts: false, sees: 'nothing' };
