/** The consent ladder: who may know. The team that reads always does. */
export const MAY_KNOW = ['team', 'hotline', 'police', 'school', 'parent'] as const;
export type MayKnow = (typeof MAY_KNOW)[number];
