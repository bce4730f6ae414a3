import type { Proof } from '../proof.ts';

export const LEDGER_PROOFS: readonly Proof[] = [];
