/** Which danger to a life made one person act alone. */
export const OVERRIDE_REASONS = [
  'life-in-danger-now',
  'meeting-is-imminent',
  'self-harm-announced',
  'child-is-missing',
] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

export const VERDICT_REASONS = {
  justified: ['danger-was-real', 'danger-was-plausible'],
  'not-justified': [
    'no-danger-to-life',
    'could-have-waited',
    'wrong-recipient',
    'too-much-given',
    'outside-child-protection',
  ],
} as const;
export type VerdictReason = (typeof VERDICT_REASONS)['justified' | 'not-justified'][number];
