import type { ROLLBACK_REASONS as Codes } from '@khong-mot-minh/contracts';

/** Why a live version is taken back: the codes of the contract, of which a page may import the type only. */
export const ROLLBACK_REASONS = [
  'too-many-warnings',
  'missed-harm',
  'wrong-effect',
  'technical-fault',
] as const satisfies typeof Codes;
