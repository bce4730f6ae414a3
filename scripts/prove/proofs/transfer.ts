import type { Proof } from '../proof.ts';

export const TRANSFER_PROOFS: readonly Proof[] = [];
