import type { SealedContent } from '@khong-mot-minh/contracts';
import { newContentId, type Recipient, seal } from '@khong-mot-minh/sealing';

/** The kinds that a responder writes. */
export type WrittenKind = 'message' | 'note' | 'referral';

/** Text sealed in this browser; a key named twice gets one envelope. */
export async function sealText(
  kind: WrittenKind,
  text: string,
  recipients: readonly Recipient[],
): Promise<SealedContent> {
  const id = newContentId();
  const to = [...new Map(recipients.map((recipient) => [recipient.keyId, recipient])).values()];
  return { id, sealed: await seal({ kind, id, text: text.trim().normalize('NFC'), to }) };
}
