import type { Argon2id } from '@khong-mot-minh/sealing';
import { hashRaw } from '@node-rs/argon2';
import type { HashQueue, HashShare } from './hash-queue.ts';

/** Argon2id on the threads of this process. */
export const argon2Node: Argon2id = async (password, salt, p) =>
  hashRaw(password, {
    algorithm: 2,
    salt,
    memoryCost: p.memoryKiB,
    timeCost: p.iterations,
    parallelism: p.parallelism,
    outputLen: p.length,
  });

/** The same in its share's turn. */
export const queuedArgon2 =
  (hashes: HashQueue, share: HashShare): Argon2id =>
  (password, salt, p) =>
    hashes.run(share, () => argon2Node(password, salt, p));
