import { type Sql, takeLedgerName } from '@khong-mot-minh/database';
import { newAlias } from './account-aliases.ts';

/** How an account is called in the ledger: by a random name that its erasure destroys, never by the platform's id. */
export const ledgerNameOf = (sql: Sql, org: string, account: string): Promise<string> =>
  takeLedgerName(sql, org, account, newAlias);
