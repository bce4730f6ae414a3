/** Why a receiving organisation gives a referral back. */
export const RETURN_REASONS = [
  'not-for-us',
  'need-more-information',
  'cannot-take-now',
  'done-elsewhere',
] as const;
