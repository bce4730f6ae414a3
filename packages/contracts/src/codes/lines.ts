/** Whom somebody in danger can call, the most urgent first; the numbers are those of a jurisdiction. */
export const LINES = ['police', 'child', 'medical'] as const;
export type Line = (typeof LINES)[number];
