import { RISK_ACTS, type RiskAct } from '../acts.ts';

/** What a young person says: what rules find of it keeps its weight, so that no model ever outweighs a cry for help. */
export const OWN_WORDS: ReadonlySet<RiskAct> = new Set(['refusal', 'discomfort', 'self-danger']);

/** Acts that the model weighs, in the order of its heads; before them stands one head for "any of them". */
export const WEIGHED_ACTS: readonly RiskAct[] = RISK_ACTS.filter((act) => !OWN_WORDS.has(act));

/** The head that hears danger to oneself where no rule does (docs/decisions/0039). */
export const DANGER_HEAD = WEIGHED_ACTS.length + 1;

/** Number of heads: one for any act, one for each, one for danger to oneself. */
export const HEADS = WEIGHED_ACTS.length + 2;
