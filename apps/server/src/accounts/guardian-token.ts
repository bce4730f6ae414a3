import { randomBytes } from 'node:crypto';
import { isMinor, receiverBand } from '@kmm/protection';
import { findAccounts, type Tx } from '@kmm/store';
import type { Deps } from '../deps.ts';
import { ledgerNameOf } from '../protection/index.ts';
import { sha256 } from '../secrets.ts';
import { readGuardianLink } from './guardian-link.ts';
import { insertGuardianToken } from './queries/guardian-tokens.ts';

// Long enough to walk through the screens, too short to be kept for later.
const VALID_MS = 15 * 60_000;

/**
 * Makes a token for the guardian who is linked to the account; only its hash is kept. Where the young person contests
 * the link, it is made like any other and opens nothing: a refusal would tell the guardian.
 */
export async function makeGuardianToken(
  tx: Tx,
  deps: Pick<Deps, 'now' | 'record'>,
  at: { org: string; account: string },
  guardian: string,
): Promise<{ token: string; expiresAt: Date } | 'missing' | 'not-linked' | 'adult'> {
  const [account] = await findAccounts(tx.sql, at.org, [at.account]);
  if (!account) return 'missing';
  if (account.guardian?.accountId !== guardian) return 'not-linked';
  if (!isMinor(receiverBand(account))) return 'adult';
  const link = await readGuardianLink(tx.sql, at.org, account);
  if (link.state === 'ended') return 'not-linked';
  const now = deps.now();
  const token = `kmg_${randomBytes(24).toString('base64url')}`;
  const expiresAt = new Date(now.getTime() + VALID_MS);
  await insertGuardianToken(
    tx.sql,
    at.org,
    { hash: sha256(token), account: at.account, guardian, expiresAt, void: !link.loosens },
    now,
  );
  await deps.record(tx.sql, 'guardian-token.made', { kind: 'platform', org: at.org }, [
    await ledgerNameOf(tx.sql, at.org, at.account),
  ]);
  return { token, expiresAt };
}
