import type { Argon2id } from './argon2id.ts';
import { generateKeyPair, type KeyPair, keyIdOf } from './key-pair.ts';
import { lockPrivateKey } from './lock-private-key.ts';
import { deriveUnlockKey, newUnlockSalt } from './unlock-key.ts';

/** A private key under a phrase: what may be stored, and useless without it. */
export type Lock = { locked: string; salt: string };

/** Locks a private key under an unlock phrase, with a salt of its own. */
export async function lockUnder(phrase: string, privateKey: string, argon2id: Argon2id): Promise<Lock> {
  const salt = newUnlockSalt();
  return { locked: await lockPrivateKey(privateKey, await deriveUnlockKey(phrase, salt, argon2id)), salt };
}

/** A member's new key: made where the member sits, of which only the public half and the lock go anywhere. */
export async function newMemberKey(
  phrase: string,
  argon2id: Argon2id,
): Promise<KeyPair & Lock & { keyId: string }> {
  const pair = await generateKeyPair();
  return {
    ...pair,
    keyId: await keyIdOf(pair.publicKey),
    ...(await lockUnder(phrase, pair.privateKey, argon2id)),
  };
}
