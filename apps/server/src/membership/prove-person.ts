import { findCredential, recordSuccess } from '@kmm/store';
import type { Deps } from '../deps.ts';
import { createHashQueue } from '../limits/hash-queue.ts';
import { verifyPassword } from './passwords.ts';
import { totpStep } from './totp.ts';

/**
 * Whether somebody at the operator's terminal is the person they say: password and a code that was not used yet, as at
 * sign-in. An account without a second factor proves nothing.
 */
export async function provePerson(
  { db, vault, now }: Pick<Deps, 'db' | 'vault' | 'now'>,
  { email, password, code }: { email: string; password: string; code: string },
): Promise<boolean> {
  const found = await db.tx({ kind: 'system' }, ({ sql }) => findCredential(sql, email), 'kmm_auth');
  if (!(await verifyPassword(createHashQueue(1), found?.passwordHash, password))) return false;
  return db.tx(
    { kind: 'system' },
    async ({ sql }) => {
      const credential = await findCredential(sql, email);
      if (!credential?.active || !credential.totpSecret) return false;
      const step = totpStep(vault.open('totp', credential.totpSecret), code, now().getTime());
      if (step === undefined || step <= credential.totpLastStep) return false;
      await recordSuccess(sql, credential.personId, step);
      return true;
    },
    'kmm_auth',
  );
}
