import type { Language } from '@kmm/contracts';
import { factId } from './fact.ts';
import { CONVENTION_AGES, type ConventionAge } from './path.ts';
import { readTranslated, type Written } from './read-content.ts';
import { listOf, maybe, oneOf, shape, text } from './shape.ts';

/** The Convention for one age in one language; `content/convention/<age>/<language>.json`. */
export type Convention = {
  id: ConventionAge;
  review: 'draft' | 'reviewed';
  title: string;
  lead: string;
  sections: readonly { title: string; facts: readonly { text: string; fact?: string }[] }[];
  talk: readonly string[];
};

/** The shape of such a text's file. */
export const conventionShape = shape({
  id: oneOf(...CONVENTION_AGES),
  review: oneOf('draft', 'reviewed'),
  title: text,
  lead: text,
  sections: listOf(shape({ title: text, facts: listOf(shape({ text, fact: maybe(factId) }), 1) }), 1),
  talk: listOf(text, 1),
});

/** What is wrong with such a text; nothing found is a pass. */
export const conventionProblems = (value: unknown): string[] => conventionShape(value, '');

/** The three texts of one language. */
export const loadConvention = (lang: Language): Written<Convention>[] =>
  CONVENTION_AGES.map((age) => readTranslated<Convention>(`convention/${age}`, lang, conventionProblems));
