import type { SealedContent } from '@khong-mot-minh/contracts';
import { type Opener, open, SealError } from '@khong-mot-minh/sealing';

export type Opened = { state: 'open'; text: string } | { state: 'not-for-you' } | { state: 'broken' };

/** Sealed content with the kind that is bound into it. */
export type Openable = SealedContent & { kind: string };

/** Which of the unlocked keys this content was sealed for, if any. */
export const openerOf = ({ sealed }: Openable, openers: readonly Opener[]): Opener | undefined =>
  openers.find(({ keyId }) => sealed.to.some((envelope) => envelope.keyId === keyId));

/** Opens in the browser; altered content is an answer that the page shows, not a crash. */
export async function openItem(item: Openable, openers: readonly Opener[]): Promise<Opened> {
  const opener = openerOf(item, openers);
  if (!opener) return { state: 'not-for-you' };
  try {
    return {
      state: 'open',
      text: await open({ kind: item.kind, id: item.id, sealed: item.sealed, ...opener }),
    };
  } catch (error) {
    if (error instanceof SealError) return { state: 'broken' };
    throw error;
  }
}
