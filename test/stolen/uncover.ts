import { createDecipheriv } from 'node:crypto';
import type { Envelope } from '@khong-mot-minh/contracts';
import type { CaseKeys } from '@khong-mot-minh/database';

/** What a thief does who also took the keys of cases: the outer of a wrap's two layers comes off (decision 0075). */
export function uncover(
  keys: Pick<CaseKeys, 'find'>,
  contentId: string,
  { keyId, enc, wrapped, under }: Envelope & { under: string },
): Envelope {
  const key = keys.find(under);
  if (typeof key === 'string') throw new Error(`The key "${under}" is ${key}`);
  const bytes = Buffer.from(wrapped, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(`kmm/1/case-wrap/${contentId}/${keyId}`));
  decipher.setAuthTag(bytes.subarray(-16));
  const bare = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  return { keyId, enc, wrapped: bare.toString('base64url') };
}
