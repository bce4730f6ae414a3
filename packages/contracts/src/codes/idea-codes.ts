/** What a young person may propose. */
export const IDEA_KINDS = ['lesson', 'game', 'story'] as const;
export type IdeaKind = (typeof IDEA_KINDS)[number];

export const ACCEPT_REASONS = ['not-told-yet', 'often-asked', 'fits-an-age'] as const;
export type AcceptReason = (typeof ACCEPT_REASONS)[number];

export const DECLINE_REASONS = [
  'already-there',
  'names-somebody',
  'not-about-safety',
  'could-teach-harm',
  'unclear',
  'better-told-to-a-person',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const ROUND_REASONS = ['most-votes', 'safer-to-tell', 'gap-in-lessons', 'none-fits'] as const;
export type RoundReason = (typeof ROUND_REASONS)[number];
