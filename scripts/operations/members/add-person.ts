import { randomUUID } from 'node:crypto';
import type { Role } from '@kmm/contracts';
import { deriveUnlockKey, generateKeyPair, keyIdOf, lockPrivateKey, newUnlockSalt } from '@kmm/sealing';
import { argon2Wasm } from '@kmm/sealing/argon2-wasm';
import { hashPassword, newTotp, StartError } from '@kmm/server';
import { insertPerson, listPeople, putCredential } from '@kmm/store';
import { findOrganisation } from './find-named.ts';
import type { MembersDeps } from './members-deps.ts';
import { newPassword, newUnlockPhrase } from './new-words.ts';

export type NewMember = {
  id: string;
  email: string;
  password: string;
  unlock: string;
  totp: { secret: string; url: string };
};

/**
 * Makes a person with a key pair of their own. What is returned is shown once and kept nowhere: of the password a
 * hash is stored, the private key only under the unlock phrase, the second factor under the server's secret.
 */
export async function addPerson(
  deps: MembersDeps,
  { org, name, email, roles }: { org: string; name: string; email: string; roles: Role[] },
): Promise<NewMember> {
  const { db, vault, record } = deps;
  const organisation = await findOrganisation(deps, org);
  const people = await db.tx({ kind: 'system' }, ({ sql }) => listPeople(sql));
  if (people.some((p) => p.email.toLowerCase() === email.toLowerCase()))
    throw new StartError(`Somebody with the address "${email}" is already there`);
  const pair = await generateKeyPair();
  const keySalt = newUnlockSalt();
  const unlock = newUnlockPhrase();
  const password = newPassword();
  const totp = newTotp(email, issuerOf(organisation.name.en));
  const id = randomUUID();
  const person = {
    id,
    org: organisation.id,
    name,
    email,
    roles,
    keyId: await keyIdOf(pair.publicKey),
    publicKey: pair.publicKey,
    lockedKey: await lockPrivateKey(pair.privateKey, await deriveUnlockKey(unlock, keySalt, argon2Wasm)),
    keySalt,
  };
  const passwordHash = await hashPassword(password);
  const who = { kind: 'system', org: organisation.id } as const;
  await db.tx(who, async ({ sql, as }) => {
    await insertPerson(sql, person);
    await as('kmm_auth', (auth) => putCredential(auth, id, passwordHash, vault.seal('totp', totp.secret)));
    await record(sql, 'roster.changed', who, [id]);
  });
  return { id, email, password, unlock, totp };
}

/** An authenticator shows it before a colon, so it has none. */
export const issuerOf = (organisation: string): string => `KMM ${organisation.replaceAll(':', ' ')}`;
