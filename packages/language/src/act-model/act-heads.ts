import { type ActCode, actsWhere } from '@khong-mot-minh/contracts/codes';

/** What a young person says. */
export const OWN_WORDS: ReadonlySet<ActCode> = new Set(
  actsWhere(({ speaker }) => speaker === 'young-person'),
);

/**
 * Acts of which rules alone decide the weight: what a young person says, so that no model ever outweighs a cry for help,
 * and what the model was not trained on.
 */
export const RULES_ALONE: ReadonlySet<ActCode> = new Set(actsWhere(({ learned }) => !learned));

/** Acts that the model weighs, in the order of its heads; before them stands one head for "any of them". */
export const WEIGHED_ACTS: readonly ActCode[] = actsWhere(({ learned }) => learned);

/** The head that hears danger to oneself where no rule does (docs/decisions/0039). */
export const DANGER_HEAD = WEIGHED_ACTS.length + 1;

/** Number of heads: one for any act, one for each, one for danger to oneself. */
export const HEADS = WEIGHED_ACTS.length + 2;
