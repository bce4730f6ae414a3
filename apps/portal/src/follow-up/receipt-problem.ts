import { parseReceipt } from '@khong-mot-minh/sealing';
import type { MessageKey } from '../translate.ts';

/** What can be said of a typed code before it is looked for: that it is none, or not a whole one. */
export function receiptProblem(typed: string): MessageKey | undefined {
  if (!typed.trim()) return 'back.error.empty';
  const parsed = parseReceipt(typed);
  return !parsed.ok && parsed.reason === 'length' ? 'back.error.length' : undefined;
}
