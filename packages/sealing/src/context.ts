import { toBase64Url } from './base64url.ts';
import { type Bytes, randomBytes, utf8 } from './bytes.ts';
import { SealError } from './seal-error.ts';

/**
 * A name for content that is about to be sealed: 128 random bits, 22 characters. The sender chooses it, because
 * it is bound into the seal and a new report has no other id yet; the server refuses one that it already knows.
 */
export const newContentId = (): string => toBase64Url(randomBytes(16));

/** `kmm/1/<kind>/<id>`; neither part may contain a slash, so two contexts never read the same. */
export function contextOf(kind: string, id: string): Bytes {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(kind)) throw new SealError('malformed', `Name content: kind "${kind}"`);
  if (!/^[\w-]{1,64}$/.test(id))
    throw new SealError('malformed', 'Name content: id is not 1–64 of A–Z a–z 0–9 _ -');
  return utf8(`kmm/1/${kind}/${id}`);
}
