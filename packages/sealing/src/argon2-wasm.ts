import { argon2id } from 'hash-wasm';
import type { Argon2id } from './argon2id.ts';

/**
 * Argon2id in WebAssembly for browsers and Node. A page that uses it needs `'wasm-unsafe-eval'` in the
 * `script-src` of its content security policy; the call blocks its thread until it is done.
 */
export const argon2Wasm: Argon2id = (password, salt, { memoryKiB, iterations, parallelism, length }) =>
  argon2id({
    password,
    salt,
    memorySize: memoryKiB,
    iterations,
    parallelism,
    hashLength: length,
    outputType: 'binary',
  });
