import { type Database, takeAliases } from '@khong-mot-minh/database';
import {
  type ProtectionState,
  type Renaming,
  renameState,
  renameWrite,
  type Write,
} from '@khong-mot-minh/protection';
import { newAlias } from './account-aliases.ts';

const ACCOUNTS_A_TIME = 2000;

/** What was written before decision 0042, under aliases: the state of a checkpoint. */
export const aliasState = (
  db: Database,
  org: string,
  state: ProtectionState,
  conversation: Renaming['conversation'],
): Promise<ProtectionState> => aliased(db, org, conversation, (renaming) => renameState(state, renaming));

/** The same for the writes of a batch. */
export const aliasWrites = (
  db: Database,
  org: string,
  writes: readonly Write[],
  conversation: Renaming['conversation'],
): Promise<Write[]> =>
  aliased(db, org, conversation, (renaming) => writes.map((write) => renameWrite(write, renaming)));

/** Renames twice: first to hear which accounts there are, then by their aliases, taken in short transactions. */
async function aliased<T>(
  db: Database,
  org: string,
  conversation: Renaming['conversation'],
  rename: (renaming: Renaming) => T,
): Promise<T> {
  const accounts = new Set<string>();
  rename({
    account: (id) => {
      accounts.add(id);
      return id;
    },
    conversation: (id) => id,
  });
  const all = [...accounts];
  const aliases = new Map<string, string>();
  for (let from = 0; from < all.length; from += ACCOUNTS_A_TIME) {
    const some = all.slice(from, from + ACCOUNTS_A_TIME);
    const taken = await db.tx({ kind: 'system', org }, ({ sql }) => takeAliases(sql, org, some, newAlias));
    for (const [id, alias] of taken) aliases.set(id, alias);
  }
  return rename({ account: (id) => aliases.get(id) ?? id, conversation });
}
