/** Cost of one derivation; `length` is the size of the answer in bytes. */
export type Argon2Params = { memoryKiB: number; iterations: number; parallelism: number; length: number };

/**
 * Argon2id version 0x13 (RFC 9106) without secret and associated data. An argument everywhere, so that a page
 * that only seals ships no WebAssembly and a server can use a native implementation.
 */
export type Argon2id = (password: Uint8Array, salt: Uint8Array, params: Argon2Params) => Promise<Uint8Array>;
