import { findCredential, recordSuccess, type Sql } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { totpStep } from './totp.ts';

/** Uses up a code of the person's own second factor; run as `kmm_auth`, in the transaction of what it confirms. */
export async function useOwnCode(
  auth: Sql,
  { vault, now }: Pick<Deps, 'vault' | 'now'>,
  { personId, email }: { personId: string; email: string },
  code: string | undefined,
): Promise<'used' | 'no-second-factor' | 'wrong-code'> {
  const credential = await findCredential(auth, email);
  if (!credential?.totpSecret) return 'no-second-factor';
  const step = code ? totpStep(vault.open('totp', credential.totpSecret), code, now().getTime()) : undefined;
  if (step === undefined || step <= credential.totpLastStep) return 'wrong-code';
  await recordSuccess(auth, personId, step);
  return 'used';
}
