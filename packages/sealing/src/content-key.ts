import type { Bytes } from './bytes.ts';
import { contextOf } from './context.ts';
import { type Opener, unwrap } from './hpke.ts';
import { SealError } from './seal-error.ts';
import { isSealed, type Sealed } from './sealed.ts';

/** The content key of a sealed value, by way of the envelope that names the opener's key. */
export async function contentKeyOf(kind: string, id: string, sealed: Sealed, opener: Opener): Promise<Bytes> {
  if (!isSealed(sealed)) throw new SealError('malformed', 'Open sealed content: not of the agreed shape');
  const envelope = sealed.to.find(({ keyId }) => keyId === opener.keyId);
  if (!envelope) throw new SealError('not-a-recipient', `No envelope for key id "${opener.keyId}"`);
  const key = await unwrap(envelope, contextOf(kind, id), opener);
  if (key.length !== 32)
    throw new SealError('malformed', `Open sealed content: key of "${key.length}" bytes, not 32`);
  return key;
}
