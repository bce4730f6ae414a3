import type { Vault } from '../secrets.ts';

const BYTES = 8;

/**
 * Numbers of a counter over all organisations as one reader holds them: opaque, as long whatever they are, and opened
 * for the same purpose alone. In clear they would tell each reader how much the whole house did.
 */
export function sealNumbers(vault: Vault, purpose: string, numbers: readonly number[]): string {
  const bytes = Buffer.alloc(numbers.length * BYTES);
  for (const [i, number] of numbers.entries()) bytes.writeBigUInt64BE(BigInt(number), i * BYTES);
  return vault.sealBytes(purpose, bytes).toString('base64url');
}

/** What was sealed for this purpose; undefined for anything else. */
export function openNumbers(vault: Vault, purpose: string, sealed: string): number[] | undefined {
  try {
    const bytes = vault.openBytes(purpose, Buffer.from(sealed, 'base64url'));
    return Array.from({ length: bytes.length / BYTES }, (_, i) => Number(bytes.readBigUInt64BE(i * BYTES)));
  } catch {
    return undefined;
  }
}
