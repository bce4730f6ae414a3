import type { Language } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import { Review, Text } from '../learn/content-fields.ts';
import { contentNames, readTranslated, type Written } from '../learn/read-content.ts';

const Drawing = z.strictObject({ file: Text, alt: Text });
export type Drawing = z.infer<typeof Drawing>;
const Chapter = z.strictObject({
  title: Text,
  paragraphs: z.array(Text).min(1),
  drawing: Drawing.optional(),
});
export type Chapter = z.infer<typeof Chapter>;

/** An illustrated story in one language; `content/voices/<id>/<language>.json`. Invented, and says who tells it. */
export const Voice = z.strictObject({
  id: Text,
  review: Review,
  minutes: Text,
  title: Text,
  summary: Text,
  teller: Text,
  chapters: z.array(Chapter).min(3),
  ending: z.strictObject({ title: Text, steps: z.array(Text).min(2) }),
});
export type Voice = z.infer<typeof Voice>;

/** Every illustrated story of one language. */
export const loadVoices = (lang: Language): Written<Voice>[] =>
  contentNames('voices').map((id) => readTranslated(`voices/${id}`, lang, Voice));
