import type { CaseCommand, ReferralView } from '@kmm/contracts';

export type ReferralBasis = ReferralView['basis'];
export type CloseReason = Extract<CaseCommand, { type: 'close' }>['reason'];
