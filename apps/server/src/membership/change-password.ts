import type { PasswordChange } from '@kmm/contracts';
import { findCredentialOf, recordFailure, type SignedIn, changePassword as storePassword } from '@kmm/store';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/principal.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { afterFailure } from './sign-in.ts';

/** A signed-in person sets a new password; every other session of theirs ends. A wrong one counts as at sign-in. */
export async function changePassword(
  { db, now, record }: Pick<Deps, 'db' | 'now' | 'record'>,
  person: SignedIn & Parameters<typeof actorOf>[0] & { tokenHash: Uint8Array },
  { current, password }: PasswordChange,
): Promise<'changed' | 'wrong' | 'same'> {
  const known = await db.tx(
    { kind: 'system' },
    ({ sql }) => findCredentialOf(sql, person.personId),
    'kmm_auth',
  );
  // Outside the transaction: hashing takes long, and the embedded database has one connection.
  const fits = await verifyPassword(known?.passwordHash, current);
  const next = await hashPassword(password);
  const who = actorOf(person);
  return db.tx(who, async ({ sql, as }) => {
    const result = await as('kmm_auth', async (auth) => {
      const credential = await findCredentialOf(auth, person.personId);
      const locked = credential?.lockedUntil && credential.lockedUntil > now();
      // Somebody else changed it in the meantime: what was verified is no longer the password.
      if (!fits || !credential || locked || credential.passwordHash !== known?.passwordHash) {
        if (credential && !locked)
          await recordFailure(auth, person.personId, ...afterFailure(credential, now()));
        return 'wrong';
      }
      if (current.normalize('NFKC') === password.normalize('NFKC')) return 'same';
      await storePassword(auth, person.personId, next, person.tokenHash);
      return 'changed';
    });
    if (result === 'changed') await record(sql, 'password.changed', who, [person.personId]);
    return result;
  });
}
