import {
  deriveUnlockKey,
  generateKeyPair,
  type KeyPair,
  keyIdOf,
  lockPrivateKey,
  newUnlockSalt,
} from '@khong-mot-minh/sealing';
import { argon2Node, hashPassword } from '@khong-mot-minh/server';
import type { SeedSecrets } from './seed-secrets.ts';
import type { PersonPlan } from './workspace.ts';

/** What a seeded person signs in with and opens texts with. */
export type PersonKeys = {
  password: string;
  passwordHash: string;
  unlock: string;
  pair: KeyPair & { keyId: string };
  salt: string;
  locked: string;
};

/** A person's own keys, made as the browser and the server would. */
export async function makePersonKeys({ email }: PersonPlan, secrets: SeedSecrets): Promise<PersonKeys> {
  const password = secrets.password(email);
  const unlock = secrets.unlock(email);
  const pair = await newKey();
  const salt = newUnlockSalt();
  const unlockKey = await deriveUnlockKey(unlock, salt, argon2Node);
  const locked = await lockPrivateKey(pair.privateKey, unlockKey);
  return { password, passwordHash: await hashPassword(password), unlock, pair, salt, locked };
}

/** A key pair with its name. */
export async function newKey(): Promise<KeyPair & { keyId: string }> {
  const pair = await generateKeyPair();
  return { ...pair, keyId: await keyIdOf(pair.publicKey) };
}
