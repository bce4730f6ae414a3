import { ACT_CODES, type ActCode, actsWhere } from '@kmm/contracts/codes';

/** What a young person says: what rules find of it keeps its weight, so that no model ever outweighs a cry for help. */
export const OWN_WORDS: ReadonlySet<ActCode> = new Set(
  actsWhere(({ speaker }) => speaker === 'young-person'),
);

/** Acts that the model weighs, in the order of its heads; before them stands one head for "any of them". */
export const WEIGHED_ACTS: readonly ActCode[] = ACT_CODES.filter((act) => !OWN_WORDS.has(act));

/** The head that hears danger to oneself where no rule does (docs/decisions/0039). */
export const DANGER_HEAD = WEIGHED_ACTS.length + 1;

/** Number of heads: one for any act, one for each, one for danger to oneself. */
export const HEADS = WEIGHED_ACTS.length + 2;
