import { decrypt } from './aes-gcm.ts';
import { fromBase64Url } from './base64url.ts';
import { contentKeyOf } from './content-key.ts';
import { contextOf } from './context.ts';
import { unpad } from './padding.ts';
import { SealError } from './seal-error.ts';
import type { Sealed } from './sealed.ts';

/** What to open, and with which key. */
export type OpenInput = { kind: string; id: string; sealed: Sealed; keyId: string; privateKey: string };

/** The text of a sealed value; throws a `SealError` that says why it does not open. */
export async function open({ kind, id, sealed, keyId, privateKey }: OpenInput): Promise<string> {
  const contentKey = await contentKeyOf(kind, id, sealed, { keyId, privateKey });
  const ct = fromBase64Url(sealed.ct);
  try {
    return unpad(await decrypt(contentKey, ct, contextOf(kind, id)));
  } catch (cause) {
    if (cause instanceof SealError) throw cause;
    throw new SealError('altered-content', 'Open sealed content: it was altered', cause);
  }
}
