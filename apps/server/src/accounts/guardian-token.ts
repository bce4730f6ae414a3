import { randomBytes } from 'node:crypto';
import type { GuardianToken } from '@khong-mot-minh/contracts';
import { findAccounts } from '@khong-mot-minh/database';
import { isMinor, receiverBand } from '@khong-mot-minh/protection';
import type { Deps } from '../deps.ts';
import type { SaveAnswer } from '../http/idempotency.ts';
import { fieldForbidden, Refusal } from '../platform/refusal.ts';
import { ledgerNameOf } from '../protection/index.ts';
import { sha256 } from '../secrets.ts';
import { readGuardianLink } from './guardian-link.ts';
import { insertGuardianToken } from './queries/guardian-tokens.ts';

// Long enough to walk through the screens, too short to be kept for later.
const VALID_MS = 15 * 60_000;

const notLinked = () =>
  fieldForbidden('/guardian', 'not-linked', 'Only the guardian linked to the account gets a token');

/**
 * Makes a token for the guardian who is linked to the account; only its hash is kept. Where the young person contests
 * the link, it is made like any other and opens nothing: a refusal would tell the guardian.
 */
export function makeGuardianToken(
  deps: Pick<Deps, 'db' | 'now' | 'record'>,
  at: { org: string; account: string },
  guardian: string,
  save: SaveAnswer,
): Promise<GuardianToken> {
  const who = { kind: 'platform', org: at.org } as const;
  return deps.db.tx(who, async ({ sql }) => {
    const [account] = await findAccounts(sql, at.org, [at.account]);
    if (!account) throw new Refusal('not-found', 'This account was never put');
    if (account.guardian?.accountId !== guardian) throw notLinked();
    if (!isMinor(receiverBand(account)))
      throw fieldForbidden('/guardian', 'adult', 'An adult has no guardian here');
    const link = await readGuardianLink(sql, at.org, account);
    if (link.state === 'ended') throw notLinked();
    const now = deps.now();
    const token = `kmg_${randomBytes(24).toString('base64url')}`;
    const expiresAt = new Date(now.getTime() + VALID_MS);
    await insertGuardianToken(
      sql,
      at.org,
      { hash: sha256(token), account: at.account, guardian, expiresAt, void: !link.loosens },
      now,
    );
    await deps.record(sql, 'guardian-token.made', who, [await ledgerNameOf(sql, at.org, at.account)]);
    const made = { token, expiresAt: expiresAt.toISOString() };
    await save(sql, 200, made);
    return made;
  });
}
