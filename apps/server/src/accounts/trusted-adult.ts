import type { TrustedAdult, TrustedAdultInput } from '@khong-mot-minh/contracts';
import { findAccounts, lockAccount, type Sql } from '@khong-mot-minh/database';
import { isMinor, receiverBand } from '@khong-mot-minh/protection';
import type { Deps } from '../deps.ts';
import { fieldInvalid, Refusal } from '../platform/refusal.ts';
import { ledgerNameOf } from '../protection/index.ts';
import { trustNotice } from './guardian-messages.ts';
import { pickTrustedAdult, trustedAdultsOf } from './queries/trusted-adults.ts';

type At = { org: string; account: string };

/** Whom an account picked, with its earlier choices. */
export const readTrustedAdult = ({ db }: Pick<Deps, 'db'>, at: At): Promise<TrustedAdult> =>
  db.tx({ kind: 'platform', org: at.org }, async ({ sql }) => {
    if ((await findAccounts(sql, at.org, [at.account])).length === 0) throw new Refusal('not-found');
    return choiceOf(sql, at);
  });

async function choiceOf(sql: Sql, { org, account }: At): Promise<TrustedAdult> {
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

/**
 * Keeps whom a young person of 13–17 picked. It holds at once, in both directions: trust that was lost cannot wait. The
 * adult has to be an adult by all that is known of them.
 */
export function pickAdult(
  { db, now, record }: Pick<Deps, 'db' | 'now' | 'record'>,
  at: At,
  input: TrustedAdultInput,
): Promise<TrustedAdult> {
  const who = { kind: 'platform', org: at.org } as const;
  return db.tx(who, async ({ sql }) => {
    if (!(await lockAccount(sql, at.org, at.account))) throw neverPut();
    const picked = input.choice === 'adult' ? input.adult : null;
    if (picked === at.account) throw fieldInvalid('/adult', 'oneself');
    const found = await findAccounts(sql, at.org, [at.account, ...(picked === null ? [] : [picked])]);
    const account = found.find(({ id }) => id === at.account);
    if (!account) throw neverPut();
    const band = receiverBand(account);
    if (band === 'under13')
      throw new Refusal('forbidden', 'Under 13 the guardian is alerted, unless they are the danger');
    if (!isMinor(band)) throw new Refusal('forbidden', 'Nobody is alerted about an adult');
    const adult = found.find(({ id }) => id === picked);
    if (picked !== null && (!adult || isMinor(receiverBand(adult))))
      throw fieldInvalid('/adult', 'not-an-adult');
    const [latest] = await trustedAdultsOf(sql, at.org, at.account);
    if (!latest || latest.adult !== picked) {
      await pickTrustedAdult(sql, at.org, at.account, { adult: picked, at: now() });
      await record(sql, 'trusted-adult.picked', who, [await ledgerNameOf(sql, at.org, at.account)]);
    }
    return choiceOf(sql, at);
  });
}

const neverPut = () => new Refusal('not-found', 'This account was never put');
