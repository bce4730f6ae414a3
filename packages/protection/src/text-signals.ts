import { TEXT_CATEGORIES, TEXT_SOURCES, type TextCategory, type TextSource } from '@khong-mot-minh/contracts';

/**
 * What a platform's own detectors say of one text: `term.scam`, `model.insult`, `service.threat`. A mark counts for
 * its own event only. It is no act of a contact: it leaves no trace in the pair, and no case rests on it alone.
 */
export type TextSignal = `${TextSource}.${TextCategory}`;

/** Every mark there is. */
export const TEXT_MARKS: readonly TextSignal[] = TEXT_SOURCES.flatMap((source) =>
  TEXT_CATEGORIES.map((category): TextSignal => `${source}.${category}`),
);

const known: ReadonlySet<string> = new Set(TEXT_MARKS);

/** Whether a finding's word is a mark. */
export const isTextMark = (word: string): word is TextSignal => known.has(word);
