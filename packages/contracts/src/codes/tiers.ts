/** 0 context, 1 context worth a note, 2 friction, 3 safety notice and human review, 4 urgent, 5 immediate danger. */
export const TIERS = [0, 1, 2, 3, 4, 5] as const;
