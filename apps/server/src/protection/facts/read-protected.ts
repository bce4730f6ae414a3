import type { Account } from '@khong-mot-minh/contracts';
import { findAccounts, findSettings, type Sql, type StoredSetting } from '@khong-mot-minh/database';
import { type Protected, receiverBand, type Settings } from '@khong-mot-minh/protection';

/** An account as the matrix sees it; one that was never put is protected as unknown, and chose nothing. */
export async function readProtected(
  sql: Sql,
  org: string,
  id: string,
  now: Date,
): Promise<{ account: Account | undefined; protectedAs: Protected }> {
  const [account] = await findAccounts(sql, org, [id]);
  const settings = account ? await findSettings(sql, org, id) : [];
  const band = receiverBand(account ?? { ageBand: 'unknown' });
  return { account, protectedAs: { band, settings: settingsOf(settings), nowMs: now.getTime() } };
}

/** What an account chose, as the matrix reads it. */
export const settingsOf = (stored: readonly StoredSetting[]): Settings =>
  Object.fromEntries(
    stored.map(({ key, value, pending }) => [
      key,
      {
        value,
        ...(pending && { pending: { value: pending.value, appliesAtMs: pending.appliesAt.getTime() } }),
      },
    ]),
  );

/** A choice as the database keeps it. */
export const toStored = (key: string, { value, pending }: Settings[string]): StoredSetting => ({
  key,
  value,
  ...(pending && { pending: { value: pending.value, appliesAt: new Date(pending.appliesAtMs) } }),
});
