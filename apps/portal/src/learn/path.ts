import path from '../../../../content/path.json' with { type: 'json' };
import { QUIZ_AGES, type QuizAge } from './quiz-item.ts';
import { listOf, oneOf, shape, text } from './shape.ts';

export const AUDIENCES = ['10-12', '13-15', '16-17', '18-22', 'parents', 'teachers'] as const;
export type Audience = (typeof AUDIENCES)[number];
export const CONVENTION_AGES = ['12', '15', '17'] as const;
export type ConventionAge = (typeof CONVENTION_AGES)[number];

/** What one audience is led through, in this order; `content/path.json`. */
export type AudiencePath = {
  id: Audience;
  lessons: readonly string[];
  stories: readonly string[];
  quiz: QuizAge;
  convention: ConventionAge;
};

const audiencePath = shape({
  id: oneOf(...AUDIENCES),
  lessons: listOf(text, 1),
  stories: listOf(text),
  quiz: oneOf(...QUIZ_AGES),
  convention: oneOf(...CONVENTION_AGES),
});

/** The shape of `content/path.json`. */
export const pathShape = shape({ audiences: listOf(audiencePath, 1) });

export const pathProblems = (value: unknown): string[] => pathShape(value, '');

/** The path of one audience. */
export const pathOf = (audience: Audience): AudiencePath | undefined => {
  const match = path.audiences.find(({ id }) => id === audience);
  // A test holds content/path.json to `pathProblems`; JSON modules have wider types than their text.
  return match as AudiencePath | undefined;
};

/** The adults whose paths alone lead to a lesson: its steps then speak to them, and young people's lists leave it out. */
export function adultOf(lesson: string): 'parents' | 'teachers' | undefined {
  const led = path.audiences.filter(({ lessons }) => lessons.includes(lesson)).map(({ id }) => id);
  const adults = (['parents', 'teachers'] as const).filter((audience) => led.includes(audience));
  return led.length === adults.length ? adults[0] : undefined;
}
