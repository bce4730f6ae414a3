/**
 * A concept's phrases, parted by ";". Inside a phrase "a/b" are alternatives for one word, "(a)" may be
 * missing and "#" is a number. A phrase that begins with "!" needs its tones: without them it means too
 * many other things. A concept that `hides` takes the words of its phrases away from shorter phrases.
 */
export type Concept = { vi?: string; en?: string; hides?: boolean };

/** Concepts by name; rules refer to the names. */
export type Concepts = Readonly<Record<string, Concept>>;
