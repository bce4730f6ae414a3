import { z } from 'zod';
import path from '../../../../content/path.json' with { type: 'json' };
import { Text } from './content-fields.ts';
import { QUIZ_AGES } from './quiz-item.ts';

export const AUDIENCES = ['10-12', '13-15', '16-17', '18-22', 'parents', 'teachers'] as const;
export type Audience = (typeof AUDIENCES)[number];
export const CONVENTION_AGES = ['12', '15', '17'] as const;

/** What one audience is led through, in this order. */
const AudiencePath = z.strictObject({
  id: z.enum(AUDIENCES),
  lessons: z.array(Text).min(1),
  stories: z.array(Text),
  quiz: z.enum(QUIZ_AGES),
  convention: z.enum(CONVENTION_AGES),
});
export type AudiencePath = z.infer<typeof AudiencePath>;

/** `content/path.json`. */
export const LearningPath = z.strictObject({ audiences: z.array(AudiencePath).min(1) });

/** The path of one audience. */
export const pathOf = (audience: Audience): AudiencePath | undefined => {
  const match = path.audiences.find(({ id }) => id === audience);
  // A test holds content/path.json to its schema; JSON modules have wider types than their text.
  return match as AudiencePath | undefined;
};

/** The adults whose paths alone lead to a lesson: its steps then speak to them, and young people's lists leave it out. */
export function adultOf(lesson: string): 'parents' | 'teachers' | undefined {
  const led = path.audiences.filter(({ lessons }) => lessons.includes(lesson)).map(({ id }) => id);
  const adults = (['parents', 'teachers'] as const).filter((audience) => led.includes(audience));
  return led.length === adults.length ? adults[0] : undefined;
}
