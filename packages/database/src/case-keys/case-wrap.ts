import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import type { Envelope } from '@khong-mot-minh/contracts';
import type { CaseKeys } from './case-keys.ts';

/** An envelope as the database has it: the wrapped content key once more encrypted, and under which key of the case. */
export type CoveredEnvelope = Envelope & { under: string };

const contextOf = (contentId: string, keyId: string): Buffer =>
  Buffer.from(`kmm/1/case-wrap/${contentId}/${keyId}`);

/** Lays an envelope under a key of its case. */
export function coverEnvelope(
  { ref, key }: { ref: string; key: KeyObject },
  contentId: string,
  { keyId, enc, wrapped }: Envelope,
): CoveredEnvelope {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(contextOf(contentId, keyId));
  const bytes = [iv, cipher.update(Buffer.from(wrapped, 'base64url')), cipher.final(), cipher.getAuthTag()];
  return { keyId, enc, wrapped: Buffer.concat(bytes).toString('base64url'), under: ref };
}

/** The envelope as it was sealed, or undefined where the key of the case is gone. */
export function uncoverEnvelope(
  keys: Pick<CaseKeys, 'find'>,
  contentId: string,
  { keyId, enc, wrapped, under }: Envelope & { under?: string },
): Envelope | undefined {
  // Stored before there were case keys; the start covers it.
  if (under === undefined) return { keyId, enc, wrapped };
  const key = keys.find(under);
  if (typeof key === 'string') return undefined;
  const bytes = Buffer.from(wrapped, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAAD(contextOf(contentId, keyId));
  decipher.setAuthTag(bytes.subarray(-16));
  const plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  return { keyId, enc, wrapped: plain.toString('base64url') };
}
