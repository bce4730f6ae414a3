import type { Proof } from '../proof.ts';

export const TALK_PROOFS: readonly Proof[] = [];
