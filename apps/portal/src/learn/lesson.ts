import { z } from 'zod';
import { Review, Text } from './content-fields.ts';
import { FactId } from './fact.ts';

export const TACTICS = ['fear', 'trust', 'control'] as const;
export type Tactic = (typeof TACTICS)[number];
/** Articles as press and commentary number them; the treaty's own text has not been read (`content/convention`). */
const CONVENTION_ARTICLES = [13, 14, 15, 16, 17] as const;
/** Which part of a wide drawing a narrow place shows: 0 the left end, 100 the right. */
const FOCUS = [0, 25, 50, 75, 100] as const;

const Question = z.strictObject({
  id: Text,
  prompt: Text,
  answer: z.enum(['real', 'fake']),
  explanation: Text,
});
export type Question = z.infer<typeof Question>;

const Section = z.strictObject({
  title: Text,
  paragraphs: z.array(Text).optional(),
  list: z.array(Text).optional(),
});
export type Section = z.infer<typeof Section>;

/** One lesson in one language; `content/lessons/<id>/<language>.json`. */
export const Lesson = z.strictObject({
  id: Text,
  version: z.number(),
  review: Review,
  title: Text,
  minutes: z.number(),
  domain: Text,
  /** What it states as true of the world, by id; with none it states nothing of the kind. */
  facts: z.array(FactId),
  /** Articles of the Hanoi Convention that it touches. */
  convention: z.array(z.literal(CONVENTION_ARTICLES)).min(1),
  tactics: z.array(z.enum(TACTICS)),
  summary: Text,
  illustration: z.strictObject({ file: Text, focus: z.literal(FOCUS), alt: Text }),
  sections: z.array(Section),
  quiz: z.strictObject({ title: Text, intro: Text, questions: z.array(Question) }),
});
export type Lesson = z.infer<typeof Lesson>;
