import type { Proof } from './proof.ts';
import { AVAILABILITY_PROOFS } from './proofs/availability.ts';
import { CAPACITY_PROOFS } from './proofs/capacity.ts';
import { CONVERSATION_PROOFS } from './proofs/conversations.ts';
import { DESTRUCTION_PROOFS } from './proofs/destruction.ts';
import { ESCALATION_PROOFS } from './proofs/escalation.ts';
import { HAND_OVER_PROOFS } from './proofs/hand-over.ts';
import { KEYS_PROOFS } from './proofs/keys.ts';
import { LANGUAGE_PROOFS } from './proofs/languages.ts';
import { LEDGER_PROOFS } from './proofs/ledger.ts';
import { MEMORY_PROOFS } from './proofs/memory.ts';
import { OPERATIONS_PROOFS } from './proofs/operations.ts';
import { PROMISE_PROOFS } from './proofs/promises.ts';
import { PROTECTION_PROOFS } from './proofs/protection.ts';
import { RESPONSE_PROOFS } from './proofs/response.ts';
import { SERVED_CODE_PROOFS } from './proofs/served-code.ts';
import { TABLE_PROOFS } from './proofs/tables.ts';
import { TYPE_PROOFS } from './proofs/types.ts';

/** Every proof, in the order in which they run. */
export const PROOFS: readonly Proof[] = [
  ...PROTECTION_PROOFS,
  ...RESPONSE_PROOFS,
  ...DESTRUCTION_PROOFS,
  ...OPERATIONS_PROOFS,
  ...KEYS_PROOFS,
  ...LEDGER_PROOFS,
  ...MEMORY_PROOFS,
  ...AVAILABILITY_PROOFS,
  ...CAPACITY_PROOFS,
  ...CONVERSATION_PROOFS,
  ...HAND_OVER_PROOFS,
  ...ESCALATION_PROOFS,
  ...PROMISE_PROOFS,
  ...SERVED_CODE_PROOFS,
  ...TYPE_PROOFS,
  ...TABLE_PROOFS,
  ...LANGUAGE_PROOFS,
];
