import type { HashFeedbackValue } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import type { WithExchange } from '../exchange.ts';
import { insertProposals, withdrawOwn } from '../hash-service.ts';
import { hashKeyOf } from '../hash-values.ts';
import { findHashesByKey } from '../queries/bank-hashes.ts';
import { type BankRow, listBankMembers, listBanks } from '../queries/banks.ts';
import { putHashFeedback } from '../queries/hash-feedback.ts';

/** The one bank that a platform may propose for; undefined where there is none, or more than one. */
async function onlyWritableBank(sql: Sql, org: string): Promise<BankRow | undefined> {
  const mayWrite = new Set(
    (await listBankMembers(sql)).filter((m) => m.org === org && m.mayWrite).map((m) => m.bank),
  );
  const banks = (await listBanks(sql)).filter((b) => b.org === org || mayWrite.has(b.id));
  return banks.length === 1 ? banks[0] : undefined;
}

/** Proposes hashes that came by another house's format; a person decides, as for every other. */
export async function submitHashes(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'vault'>,
  org: string,
  hashes: readonly string[],
): Promise<number | 'no-bank'> {
  const who = { kind: 'platform', org } as const;
  return deps.db.tx(who, async ({ sql }) => {
    const bank = await onlyWritableBank(sql, org);
    if (!bank) return 'no-bank';
    const proposals = [...new Set(hashes)].map((pdq) => ({ pdq, kind: 'photo' as const }));
    const stored = await insertProposals(deps, sql, org, bank, proposals, { at: deps.now() });
    await deps.record(
      sql,
      'hash.proposed',
      who,
      stored.map(({ id }) => id),
    );
    return stored.length;
  });
}

export type Said = { pdq: string; value: HashFeedbackValue | 'withdraw' };

/** Notes feedback on hashes that name themselves; gives on how many of them it was possible. */
export async function submitFeedback(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'vault'> & WithExchange,
  org: string,
  said: readonly Said[],
): Promise<number> {
  const who = { kind: 'platform', org } as const;
  const count = await deps.db.tx(who, async (tx) => {
    let done = 0;
    for (const { pdq, value } of said) {
      const rows = await findHashesByKey(tx.sql, hashKeyOf(deps.vault, pdq));
      if (value === 'withdraw') {
        const ids = rows.map((row) => row.id);
        if ((await withdrawOwn(deps, tx, org, ids)).length > 0) done++;
        continue;
      }
      const shared = rows.filter((row) => row.state === 'shared');
      for (const row of shared) await putHashFeedback(tx.sql, row, org, value, deps.now());
      if (shared.length > 0) {
        await deps.record(
          tx.sql,
          'hash.feedback',
          who,
          shared.map((row) => row.id),
        );
        done++;
      }
    }
    return done;
  });
  await deps.exchange.pictures.refresh();
  return count;
}
