import type { Stated } from './stated.ts';

/** What is known of an outcome, whole. */
export type OutcomeRow = {
  /** How the person concerned is told of it, with reasons; nobody is told of what simply passes. */
  stated: Stated | undefined;
};

/** What becomes of an act, from the mildest to the strictest: of several rules the strictest counts. */
export const OUTCOME_ROWS = {
  allow: { stated: undefined },
  limit: {
    stated: {
      of: 'act',
      dsa: { visibility: 'DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED', provision: undefined },
    },
  },
  hold: {
    stated: { of: 'act', dsa: { visibility: 'DECISION_VISIBILITY_CONTENT_DISABLED', provision: undefined } },
  },
  block: {
    stated: { of: 'act', dsa: { visibility: 'DECISION_VISIBILITY_CONTENT_DISABLED', provision: undefined } },
  },
} as const satisfies Readonly<Record<string, OutcomeRow>>;

export type Outcome = keyof typeof OUTCOME_ROWS;

// The cast is true: these are the keys of the table, in its order.
export const OUTCOMES = Object.keys(OUTCOME_ROWS) as ['allow', ...Outcome[]];

/** How strict an outcome is beside the others, 0 the mildest. */
export const strictness = (outcome: Outcome): number => OUTCOMES.indexOf(outcome);
