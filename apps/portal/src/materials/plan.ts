import type { Language } from '@kmm/contracts';
import { factId } from '../learn/fact.ts';
import { CONVENTION_AGES, type ConventionAge } from '../learn/path.ts';
import { QUIZ_AGES, type QuizAge } from '../learn/quiz-item.ts';
import { contentNames, readTranslated, type Written } from '../learn/read-content.ts';
import { check, listOf, maybe, oneOf, shape, text } from '../learn/shape.ts';

const STEPS = ['values', 'learn', 'cards', 'practice', 'quiz', 'close'] as const;
/** A step without words of its own says what every plan says there. */
export type PlanStep = {
  kind: (typeof STEPS)[number];
  minutes: number;
  say?: string;
  do?: readonly string[];
};
/** A story for raised cards; `answer` is the place in `options`. */
export type CardRound = { ask: string; options: readonly string[]; answer: number; why: string };

/** How to teach a lesson in 45 minutes; `content/plans/<lesson>/<language>.json`. */
export type Plan = {
  id: string;
  version: number;
  review: 'draft' | 'reviewed';
  ages: readonly QuizAge[];
  convention: ConventionAge;
  aims: readonly string[];
  steps: readonly PlanStep[];
  cards: readonly CardRound[];
  /** What it rests on, by id. */
  facts: readonly string[];
};

const whole = check({ type: 'integer', minimum: 1 }, (value, at) =>
  Number.isInteger(value) && Number(value) > 0 ? [] : [`${at} is not a whole number above 0`],
);

/** The shape of a plan's file. */
export const planShape = shape({
  id: text,
  version: whole,
  review: oneOf('draft', 'reviewed'),
  ages: listOf(oneOf(...QUIZ_AGES), 1),
  convention: oneOf(...CONVENTION_AGES),
  aims: listOf(text, 2),
  steps: listOf(
    shape({ kind: oneOf(...STEPS), minutes: whole, say: maybe(text), do: maybe(listOf(text, 1)) }),
    3,
  ),
  cards: listOf(shape({ ask: text, options: listOf(text, 3), answer: oneOf(0, 1, 2), why: text }), 2),
  facts: listOf(factId, 1),
});

/** What is wrong with a plan: its shape, or minutes that do not make one school lesson. */
export function planProblems(value: unknown): string[] {
  const problems = planShape(value, '');
  if (problems.length > 0) return problems;
  // The shape has just been checked.
  const minutes = (value as Plan).steps.reduce((sum, step) => sum + step.minutes, 0);
  return minutes === 45 ? [] : [`/steps take ${minutes} minutes, not 45`];
}

/** Every plan of one language. */
export const loadPlans = (lang: Language): Written<Plan>[] =>
  contentNames('plans').map((id) => readTranslated<Plan>(`plans/${id}`, lang, planProblems));

/** The ages of a plan as people write a span. */
export const agesOf = ({ ages }: Pick<Plan, 'ages'>): string => ages.join(', ').replaceAll('-', '–');
