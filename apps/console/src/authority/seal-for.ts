import type { PublicKey, SealedContent } from '@khong-mot-minh/contracts';
import { newContentId, seal } from '@khong-mot-minh/sealing';

/** Text of these pages sealed in this browser; a key named twice gets one envelope. */
export async function sealFor(
  kind: 'authority-request' | 'authority-answer' | 'override-note' | 'referral' | 'message',
  text: string,
  recipients: readonly PublicKey[],
): Promise<SealedContent> {
  const id = newContentId();
  const to = [...new Map(recipients.map((r) => [r.keyId, r])).values()];
  return { id, sealed: await seal({ kind, id, text: text.trim().normalize('NFC'), to }) };
}
