import type { TrustedAdult, TrustedAdultInput } from '@kmm/contracts';
import { isMinor, receiverBand } from '@kmm/protection';
import { findAccounts, lockAccount, type Sql, type Tx } from '@kmm/store';
import type { Deps } from '../deps.ts';
import { ledgerNameOf } from '../protection/index.ts';
import { trustNotice } from './guardian-messages.ts';
import { pickTrustedAdult, trustedAdultsOf } from './queries/trusted-adults.ts';

type At = { org: string; account: string };

/** Whom an account picked, with its earlier choices. */
export async function readTrustedAdult(sql: Sql, { org, account }: At): Promise<TrustedAdult> {
  const [latest, ...earlier] = await trustedAdultsOf(sql, org, account);
  const choice = latest === undefined ? 'not-yet' : latest.adult === null ? 'nobody' : 'adult';
  return {
    choice,
    ...(latest?.adult && { adult: latest.adult }),
    ...(latest && { since: latest.at.toISOString() }),
    notice: trustNotice(choice),
    history: earlier.map(({ adult, at }) => ({ ...(adult !== null && { adult }), at: at.toISOString() })),
  };
}

export type Picked = 'missing' | 'under-13' | 'adult' | 'oneself' | 'not-an-adult' | TrustedAdult;

/**
 * Keeps whom a young person of 13–17 picked. It holds at once, in both directions: trust that was lost cannot wait. The
 * adult has to be an adult by all that is known of them.
 */
export async function pickAdult(
  tx: Tx,
  deps: Pick<Deps, 'now' | 'record'>,
  at: At,
  input: TrustedAdultInput,
): Promise<Picked> {
  if (!(await lockAccount(tx.sql, at.org, at.account))) return 'missing';
  const picked = input.choice === 'adult' ? input.adult : null;
  if (picked === at.account) return 'oneself';
  const found = await findAccounts(tx.sql, at.org, [at.account, ...(picked === null ? [] : [picked])]);
  const account = found.find(({ id }) => id === at.account);
  if (!account) return 'missing';
  const band = receiverBand(account);
  if (band === 'under13') return 'under-13';
  if (!isMinor(band)) return 'adult';
  const adult = found.find(({ id }) => id === picked);
  if (picked !== null && (!adult || isMinor(receiverBand(adult)))) return 'not-an-adult';
  const [latest] = await trustedAdultsOf(tx.sql, at.org, at.account);
  if (!latest || latest.adult !== picked) {
    await pickTrustedAdult(tx.sql, at.org, at.account, { adult: picked, at: deps.now() });
    await deps.record(tx.sql, 'trusted-adult.picked', { kind: 'platform', org: at.org }, [
      await ledgerNameOf(tx.sql, at.org, at.account),
    ]);
  }
  return readTrustedAdult(tx.sql, at);
}
