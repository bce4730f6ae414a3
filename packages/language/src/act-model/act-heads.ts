import { RISK_ACTS, type RiskAct } from '../acts.ts';

/** What a young person says: rules alone find it, so that no model ever outweighs a cry for help. */
export const OWN_WORDS: ReadonlySet<RiskAct> = new Set(['refusal', 'discomfort', 'self-danger']);

/** Acts that the model weighs, in the order of its heads; before them stands one head for "any of them". */
export const WEIGHED_ACTS: readonly RiskAct[] = RISK_ACTS.filter((act) => !OWN_WORDS.has(act));

/** Number of heads: one for any act, one for each. */
export const HEADS = WEIGHED_ACTS.length + 1;
