import { randomBytes } from 'node:crypto';
import type { SessionInput } from '@khong-mot-minh/contracts';
import {
  type Credential,
  findCredential,
  findSession,
  insertSession,
  recordFailure,
  recordSuccess,
  recordWrongCode,
  type SignedIn,
} from '@khong-mot-minh/database';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { RateLimitKey } from '../limits/neighbourhoods.ts';
import { sha256 } from '../secrets.ts';
import { deviceToken, isKnownDevice } from './known-device.ts';
import { verifyPassword } from './passwords.ts';
import { recordOpened } from './sessions.ts';
import type { SignInGuard } from './sign-in-guard.ts';
import { totpStep } from './totp.ts';

export const SESSION_MS = 12 * 3600_000;
export const IDLE_MS = 30 * 60_000;
/** After a right password so many wrong codes stop every device that was never in, for so long. */
const WRONG_CODES = 5;
const STOPPED_MS = 15 * 60_000;

export type SignInResult =
  | { ok: true; token: string; person: SignedIn; device: string }
  | { ok: false; why: 'bad-credentials' | 'switched-off' | 'totp-required' | 'busy' }
  | { ok: false; why: 'codes-stopped'; seconds: number };

export type SignInDeps = Pick<Deps, 'db' | 'now' | 'record' | 'vault' | 'hashes'> & { guard: SignInGuard };
/** Where a sign-in comes from: its neighbourhood, and the cookies by which a device is known. */
export type From = { asker: RateLimitKey; cookies: string | undefined; deviceCookie: string };

// Nobody has it: an address that is not known does the same work as one that is.
const NOBODY = '00000000-0000-0000-0000-000000000000';
const DECOY_SECRET = 'A'.repeat(32);

/**
 * Password and code. A wrong password and an unknown address answer the same and do the same work: nobody learns who works
 * here by trying. The code is looked at first, since it is cheap: whoever has the right one, or a device that was in
 * before, waits for no guesser. A right code beside a wrong password is then refused as any guess is, in the guesses'
 * line and at their pace, so that no answer tells which code is right. Where codes are stopped the right password is
 * told so, whatever the code was: it learns what the question for a code tells at any other time.
 */
export async function signIn(
  deps: SignInDeps,
  input: z.infer<typeof SessionInput>,
  from: From,
): Promise<SignInResult> {
  const { db, now, hashes, guard } = deps;
  const began = performance.now();
  const busy = async (): Promise<SignInResult> => {
    await guard.refuseAt(performance.now() - began);
    return { ok: false, why: 'busy' };
  };
  const account = input.email.trim().toLowerCase();
  const found = await db.tx({ kind: 'system' }, ({ sql }) => findCredential(sql, input.email), 'kmm_auth');
  const known = isKnown(deps, found, from);
  const hasCode = codeStep(deps, found, input.totp) !== undefined;
  if ((await guard.before(from.asker, account, known || hasCode)) === 'full') return busy();
  // Outside the transaction: hashing takes long, and the embedded database has one connection.
  const passwordFits = await verifyPassword(hashes, found?.passwordHash, input.password);
  if (hasCode && !known && !passwordFits && (await guard.before(from.asker, account, false)) === 'full')
    return busy();
  const result = await db.tx(
    { kind: 'system' },
    async ({ sql }): Promise<SignInResult> => {
      const credential = await findCredential(sql, input.email);
      const at = now();
      const stopped = credential?.lockedUntil && credential.lockedUntil > at && !known;
      // Somebody changed the password in the meantime: what was verified is no longer it.
      const fits = passwordFits && credential?.passwordHash === found?.passwordHash;
      if (!credential?.active || stopped || !fits) {
        await recordFailure(sql, NOBODY, 0, null);
        // Told to the right password alone: whoever guesses learns nothing of who works here.
        if (credential && !credential.active && fits) return { ok: false, why: 'switched-off' };
        return credential?.active && stopped && fits
          ? { ok: false, why: 'codes-stopped', seconds: secondsUntil(credential.lockedUntil, at) }
          : { ok: false, why: 'bad-credentials' };
      }
      const step = credential.totpSecret ? codeStep(deps, credential, input.totp) : 0;
      if (credential.totpSecret && !input.totp) return { ok: false, why: 'totp-required' };
      if (step === undefined) {
        const stop = credential.failures + 1 >= WRONG_CODES;
        await recordWrongCode(
          sql,
          credential.personId,
          stop ? new Date(at.getTime() + STOPPED_MS) : null,
          at,
        );
        return { ok: false, why: 'bad-credentials' };
      }
      const token = randomBytes(32).toString('base64url');
      const tokenHash = sha256(token);
      await insertSession(sql, tokenHash, credential.personId, {
        createdAt: at,
        expiresAt: new Date(at.getTime() + SESSION_MS),
      });
      await recordSuccess(sql, credential.personId, step);
      const person = await findSession(sql, tokenHash, at, IDLE_MS);
      return person
        ? { ok: true, token, person, device: deviceToken(deps.vault, credential, at) }
        : { ok: false, why: 'bad-credentials' };
    },
    'kmm_auth',
  );
  const missed = !result.ok && (result.why === 'bad-credentials' || result.why === 'codes-stopped');
  if (missed && !known) guard.missed(from.asker, account);
  if (result.ok) await recordOpened(deps, result.person);
  return result;
}

const secondsUntil = (end: Date | null, at: Date): number =>
  end ? Math.ceil((end.getTime() - at.getTime()) / 1000) : 0;

const isKnown = ({ vault, now }: SignInDeps, found: Credential | undefined, from: From): boolean =>
  found !== undefined && isKnownDevice(vault, found, from.cookies, from.deviceCookie, now());

/** The time step of a right code that was not used yet. */
function codeStep(
  { vault, now }: SignInDeps,
  credential: Pick<Credential, 'totpSecret' | 'totpLastStep'> | undefined,
  code: string | undefined,
): number | undefined {
  if (!code) return undefined;
  const secret = credential?.totpSecret ? vault.open('totp', credential.totpSecret) : undefined;
  const step = totpStep(secret ?? DECOY_SECRET, code, now().getTime());
  if (secret === undefined || step === undefined) return undefined;
  return step > (credential?.totpLastStep ?? 0) ? step : undefined;
}
