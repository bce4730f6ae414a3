/** Legal or policy ground of a referral; each code's source is in `jurisdictions/<id>/taxonomy/bases.json`. */
export const REFERRAL_BASES = ['consent', 'danger-to-life', 'legal-duty', 'platform-terms'] as const;
export type ReferralBasis = (typeof REFERRAL_BASES)[number];
