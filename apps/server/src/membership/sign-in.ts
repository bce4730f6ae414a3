import { randomBytes } from 'node:crypto';
import type { SessionInput } from '@kmm/contracts';
import {
  type Credential,
  findCredential,
  findSession,
  insertSession,
  recordFailure,
  recordSuccess,
  type SignedIn,
} from '@kmm/store';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import { sha256 } from '../secrets.ts';
import { verifyPassword } from './passwords.ts';
import { totpStep } from './totp.ts';

export const SESSION_MS = 12 * 3600_000;
export const IDLE_MS = 30 * 60_000;
const FAILURES_BEFORE_LOCK = 6;
const LOCK_MS = 15 * 60_000;

export type SignInResult =
  | { ok: true; token: string; person: SignedIn }
  | { ok: false; why: 'bad-credentials' | 'totp-required' };

// Nobody has it: an address that is not known does the same work as one that is.
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** How a failure is written down: how many in a row, and until when the account is locked. */
export const afterFailure = (
  { failures }: Pick<Credential, 'failures'>,
  at: Date,
): [failures: number, lockedUntil: Date | null] =>
  failures + 1 >= FAILURES_BEFORE_LOCK ? [0, new Date(at.getTime() + LOCK_MS)] : [failures + 1, null];

/**
 * Password, then code. Counts failures per account. A wrong password, an unknown address and a locked account answer
 * the same and do the same work: nobody learns who works here by trying.
 */
export async function signIn(
  { db, now, vault }: Pick<Deps, 'db' | 'now' | 'vault'>,
  input: z.infer<typeof SessionInput>,
): Promise<SignInResult> {
  const found = await db.tx({ kind: 'system' }, ({ sql }) => findCredential(sql, input.email), 'kmm_auth');
  // Outside the transaction: hashing takes long, and the embedded database has one connection.
  const passwordFits = await verifyPassword(found?.passwordHash, input.password);
  return db.tx(
    { kind: 'system' },
    async ({ sql }) => {
      const credential = await findCredential(sql, input.email);
      const at = now();
      const locked = credential?.lockedUntil && credential.lockedUntil > at;
      if (!credential?.active || locked) {
        await recordFailure(sql, NOBODY, 0, null);
        return { ok: false, why: 'bad-credentials' };
      }
      const step = passwordFits && secondFactor(credential, input.totp, vault, at);
      if (step === 'missing') return { ok: false, why: 'totp-required' };
      if (step === false) {
        await recordFailure(sql, credential.personId, ...afterFailure(credential, at));
        return { ok: false, why: 'bad-credentials' };
      }
      await recordSuccess(sql, credential.personId, step);
      const token = randomBytes(32).toString('base64url');
      const tokenHash = sha256(token);
      await insertSession(sql, tokenHash, credential.personId, {
        createdAt: at,
        expiresAt: new Date(at.getTime() + SESSION_MS),
      });
      const person = await findSession(sql, tokenHash, at, IDLE_MS);
      return person ? { ok: true, token, person } : { ok: false, why: 'bad-credentials' };
    },
    'kmm_auth',
  );
}

/** The accepted time step; 0 where the account has no second factor. */
function secondFactor(
  credential: Credential,
  code: string | undefined,
  vault: Deps['vault'],
  at: Date,
): number | 'missing' | false {
  if (!credential.totpSecret) return 0;
  if (!code) return 'missing';
  const step = totpStep(vault.open('totp', credential.totpSecret), code, at.getTime());
  return step !== undefined && step > credential.totpLastStep ? step : false;
}
