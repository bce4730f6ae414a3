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
  const found = path.audiences.find(({ id }) => id === audience);
  // A test holds content/path.json to `pathProblems`; JSON modules have wider types than their text.
  return found as AudiencePath | undefined;
};

/** Lessons that speak to adults: their steps differ, and they stay out of the lists for young people. */
export const ADULT_LESSONS: readonly string[] = ['khi-con-mat-lien-lac', 'hoc-sinh-ke-voi-thay-co'];
