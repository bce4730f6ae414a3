import { toGroups, typedSigns } from './base32.ts';
import { fromBase64Url } from './base64url.ts';
import { sha256 } from './bytes.ts';

const SIGNS = 20;

/**
 * A public key for the eye, the telephone and the poster: the first 100 bits of its SHA-256 as five groups of four
 * signs without those that look alike.
 * @example await fingerprintOf(publicKey) // '7K3M-0V9T-…'
 */
export const fingerprintOf = async (publicKey: string): Promise<string> =>
  toGroups(await sha256(fromBase64Url(publicKey)), SIGNS);

/** Whether somebody typed exactly this fingerprint; case, spaces and hyphens do not matter. */
export const isFingerprint = (typed: string, fingerprint: string): boolean =>
  typedSigns(typed) === typedSigns(fingerprint);
