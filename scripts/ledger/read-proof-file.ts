import { ReceiptProof } from '@kmm/contracts';

/** What a proof file holds, or undefined where it is none. */
export function readProofFile(text: string): ReceiptProof | undefined {
  try {
    return ReceiptProof.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON is an answer here; the caller says so.
    return undefined;
  }
}
