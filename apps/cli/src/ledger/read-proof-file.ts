import { ReceiptPromise, ReceiptProof } from '@khong-mot-minh/contracts';

export type ProofFile = { kind: 'proof'; given: ReceiptProof } | { kind: 'promise'; given: ReceiptPromise };

/** What a reporter's file holds: the proof, or the promise that came before it; undefined where it is neither. */
export function readProofFile(text: string): ProofFile | undefined {
  const value = parse(text);
  const proof = ReceiptProof.safeParse(value);
  if (proof.success) return { kind: 'proof', given: proof.data };
  const promise = ReceiptPromise.safeParse(value);
  return promise.success ? { kind: 'promise', given: promise.data } : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is an answer here; the caller says so.
    return undefined;
  }
}
