import type { PasswordChange } from '@khong-mot-minh/contracts';
import {
  deleteSession,
  findCredentialOf,
  type SignedIn,
  changePassword as storePassword,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/principal.ts';
import type { Misses } from '../limits/misses.ts';
import { type Weakness, weaknessOf } from './password-strength.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

/** So often may a session be wrong about its own password; then it is somebody else's, and ends. */
const WRONG_BEFORE_END = 6;

type Own = SignedIn & { tokenHash: Uint8Array };

/** The hash of a person's own password where what they typed fits it; a session that guesses ends itself. */
export async function fitsOwnPassword(
  { db, hashes }: Pick<Deps, 'db' | 'hashes'>,
  misses: Misses,
  person: Own,
  typed: string,
): Promise<string | undefined> {
  const known = await db.tx(
    { kind: 'system' },
    ({ sql }) => findCredentialOf(sql, person.personId),
    'kmm_auth',
  );
  // Outside the transaction: hashing takes long, and the embedded database has one connection.
  if (await verifyPassword(hashes, known?.passwordHash, typed)) return known?.passwordHash;
  const session = Buffer.from(person.tokenHash).toString('base64url');
  misses.count(session);
  if (misses.of(session) >= WRONG_BEFORE_END)
    await db.tx({ kind: 'system' }, ({ sql }) => deleteSession(sql, person.tokenHash), 'kmm_auth');
  return undefined;
}

/** A signed-in person sets a new password; every other session of theirs ends. A session that guesses ends itself. */
export async function changePassword(
  deps: Pick<Deps, 'db' | 'record' | 'hashes'>,
  misses: Misses,
  person: Own & Parameters<typeof actorOf>[0],
  { current, password }: PasswordChange,
): Promise<'changed' | 'wrong' | 'same' | Weakness> {
  const { db, record, hashes } = deps;
  const known = await fitsOwnPassword(deps, misses, person, current);
  if (known === undefined) return 'wrong';
  // Told only to who knows the password: the person's own words are part of it.
  const weakness = weaknessOf(password, [person.name, person.email, ...Object.values(person.orgName)]);
  if (weakness) return weakness;
  const next = await hashes.run('sign-in', () => hashPassword(password));
  const who = actorOf(person);
  return db.tx(who, async ({ sql, as }) => {
    const result = await as('kmm_auth', async (auth) => {
      const credential = await findCredentialOf(auth, person.personId);
      // Somebody else changed it in the meantime: what was verified is no longer the password.
      if (credential?.passwordHash !== known) return 'wrong';
      if (current.normalize('NFKC') === password.normalize('NFKC')) return 'same';
      await storePassword(auth, person.personId, next, person.tokenHash);
      return 'changed';
    });
    if (result === 'changed') await record(sql, 'password.changed', who, [person.personId]);
    return result;
  });
}
