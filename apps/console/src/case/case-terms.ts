import type { CaseCommand, ReferralView } from '@khong-mot-minh/contracts';

export type ReferralBasis = ReferralView['basis'];
export type CloseReason = Extract<CaseCommand, { type: 'close' }>['reason'];
