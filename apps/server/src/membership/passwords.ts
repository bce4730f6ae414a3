import { type Algorithm, hash, verify } from '@node-rs/argon2';
import type { HashQueue } from '../limits/hash-queue.ts';

// OWASP's second choice for Argon2id: 19 MiB, two passes.
const PARAMS = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), PARAMS);

// Verified when nobody has that address, so that the answer takes as long.
let decoy: Promise<string> | undefined;

export async function verifyPassword(
  hashes: HashQueue,
  stored: string | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword('decoy');
  const known = stored ?? (await decoy);
  const matches = await hashes.run('sign-in', () => verify(known, password.normalize('NFKC')));
  return stored !== undefined && matches;
}
