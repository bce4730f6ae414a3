import type { Language } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import { Review, Text } from './content-fields.ts';
import { FactId } from './fact.ts';
import { CONVENTION_AGES } from './path.ts';
import { readTranslated, type Written } from './read-content.ts';

/** The Convention for one age in one language; `content/convention/<age>/<language>.json`. */
export const Convention = z.strictObject({
  id: z.enum(CONVENTION_AGES),
  review: Review,
  title: Text,
  lead: Text,
  sections: z
    .array(
      z.strictObject({
        title: Text,
        facts: z.array(z.strictObject({ text: Text, fact: FactId.optional() })).min(1),
      }),
    )
    .min(1),
  talk: z.array(Text).min(1),
});
export type Convention = z.infer<typeof Convention>;

/** The three texts of one language. */
export const loadConvention = (lang: Language): Written<Convention>[] =>
  CONVENTION_AGES.map((age) => readTranslated(`convention/${age}`, lang, Convention));
