/** Whom a reporter can let know, or no longer, while the report stands. */
export const CHOSEN_LEVELS = ['hotline', 'police', 'school', 'parent'] as const;
export type ChosenLevel = (typeof CHOSEN_LEVELS)[number];

/** The consent ladder: who may know. The team that reads always does. */
export const MAY_KNOW = ['team', ...CHOSEN_LEVELS] as const;
export type MayKnow = (typeof MAY_KNOW)[number];
