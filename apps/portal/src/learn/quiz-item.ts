import { z } from 'zod';
import { Review, Text } from './content-fields.ts';
import { FactId } from './fact.ts';

export const QUIZ_AGES = ['10-12', '13-15', '16-17'] as const;
export type QuizAge = (typeof QUIZ_AGES)[number];

/** The three tricks that A05 names (reference: campaign), and none for a story that can be trusted. */
export const TRICKS = ['fear', 'manipulated-trust', 'controlled-behaviour', 'none'] as const;
export type Trick = (typeof TRICKS)[number];

const common = {
  id: Text,
  situation: Text,
  explanation: Text,
  trick: z.enum(TRICKS),
  topic: Text,
  // The "An toàn" domain of Circular 02/2025/TT-BGDĐT: every item of this bank belongs to it.
  domain: z.enum(['an-toan']),
  /** What it states as true of the world, by its id. */
  fact: FactId.optional(),
  review: Review,
};
const Fake = z.strictObject({ ...common, kind: z.literal('fake'), answer: z.literal('fake') });
const Real = z.strictObject({
  ...common,
  kind: z.literal('real'),
  answer: z.literal('real'),
  trick: z.enum(['none']),
});
/** `answer` is the place of the safe option in `options`. */
const SafeChoice = z.strictObject({
  ...common,
  kind: z.literal('safe-choice'),
  options: z.array(Text).min(3),
  answer: z.literal([0, 1, 2]),
});
const QuizItem = z.discriminatedUnion('kind', [Fake, Real, SafeChoice]);
export type QuizItem = z.infer<typeof QuizItem>;
export type ChoiceItem = z.infer<typeof SafeChoice>;
export type JudgedItem = Exclude<QuizItem, ChoiceItem>;

/** One file of the bank: `content/quizzes/<age>/<language>/<topic>.json`. */
export const QuizFile = z.strictObject({ topic: Text, title: Text, items: z.array(QuizItem).min(1) });
export type QuizFile = z.infer<typeof QuizFile>;
