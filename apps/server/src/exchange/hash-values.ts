import { hexToBytes } from '@khong-mot-minh/hashing';
import type { Vault } from '../secrets.ts';

const PURPOSE = 'picture-hash';

/** What the database keeps of a hash: sealed, and a keyed hash by which the same one is found again. */
export const keepHash = (vault: Vault, hex: string): { hashKey: string; sealed: Buffer } => ({
  hashKey: vault.keyed(PURPOSE, hex),
  sealed: vault.sealBytes(PURPOSE, hexToBytes(hex)),
});

/** By what a hash is found again. */
export const hashKeyOf = (vault: Vault, hex: string): string => vault.keyed(PURPOSE, hex);

/** The 32 bytes of a sealed hash. */
export const openHash = (vault: Vault, sealed: Uint8Array): Uint8Array => vault.openBytes(PURPOSE, sealed);
