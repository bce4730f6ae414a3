import type { Deps } from '../../deps.ts';
import { fieldInvalid, Refusal } from '../../platform/refusal.ts';
import { proposeHashes } from '../hash-service.ts';
import { findBankHashes, findHashByNumber } from '../queries/bank-hashes.ts';
import { type BankRow, listBanks } from '../queries/banks.ts';

/** Banks that a platform may read, as groups. */
export const readGroups = ({ db }: Pick<Deps, 'db'>, org: string): Promise<BankRow[]> =>
  db.tx({ kind: 'platform', org }, ({ sql }) => listBanks(sql));

/** Proposes one hash for a group; gives the number under which clients know the hash. */
export async function proposeToGroup(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'vault'>,
  org: string,
  number: number,
  pdq: string,
): Promise<number> {
  const bank = (await readGroups(deps, org)).find((b) => b.number === number);
  const hashes = [{ pdq, kind: 'photo' as const }];
  const proposed = bank && (await proposeHashes(deps, org, { bank: bank.id, hashes }));
  if (!proposed || proposed === 'no-bank' || Array.isArray(proposed))
    throw fieldInvalid('/privacy_members', 'unknown');
  const ids = proposed.hashes.map(({ id }) => id);
  const [row] = await deps.db.tx({ kind: 'platform', org }, ({ sql }) => findBankHashes(sql, ids));
  if (!row) throw new Error('A hash that was just proposed is not there');
  return row.number;
}

/** The id of a hash that a client names by its number. */
export async function hashIdOf({ db }: Pick<Deps, 'db'>, org: string, number: number): Promise<string> {
  const hash = await db.tx({ kind: 'platform', org }, ({ sql }) => findHashByNumber(sql, number));
  if (!hash) throw new Refusal('not-found');
  return hash.id;
}
