import type { Proof } from './proof.ts';
import { GONE_PROOFS } from './proofs/gone.ts';
import { HARDEN_PROOFS } from './proofs/harden.ts';
import { KEYS_PROOFS } from './proofs/keys.ts';
import { LEDGER_PROOFS } from './proofs/ledger.ts';
import { MEMORY_PROOFS } from './proofs/memory.ts';
import { PROTECTION_PROOFS } from './proofs/protection.ts';
import { RESPONSE_PROOFS } from './proofs/response.ts';
import { SHUTOUT_PROOFS } from './proofs/shutout.ts';
import { TALK_PROOFS } from './proofs/talk.ts';
import { TRANSFER_PROOFS } from './proofs/transfer.ts';
import { TRUSTED_PROOFS } from './proofs/trusted.ts';
import { URGENT_PROOFS } from './proofs/urgent.ts';

/** Every proof, in the order in which they run. */
export const PROOFS: readonly Proof[] = [
  ...PROTECTION_PROOFS,
  ...RESPONSE_PROOFS,
  ...GONE_PROOFS,
  ...HARDEN_PROOFS,
  ...KEYS_PROOFS,
  ...LEDGER_PROOFS,
  ...MEMORY_PROOFS,
  ...SHUTOUT_PROOFS,
  ...TALK_PROOFS,
  ...TRANSFER_PROOFS,
  ...URGENT_PROOFS,
  ...TRUSTED_PROOFS,
];
