import type { Language } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import { Review, Text, WholeNumber } from '../learn/content-fields.ts';
import { FactId } from '../learn/fact.ts';
import { CONVENTION_AGES } from '../learn/path.ts';
import { QUIZ_AGES } from '../learn/quiz-item.ts';
import { contentNames, readTranslated, type Written } from '../learn/read-content.ts';

const STEPS = ['values', 'learn', 'cards', 'practice', 'quiz', 'close'] as const;
/** A step without words of its own says what every plan says there. */
const PlanStep = z.strictObject({
  kind: z.enum(STEPS),
  minutes: WholeNumber,
  say: Text.optional(),
  do: z.array(Text).min(1).optional(),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** A story for raised cards; `answer` is the place in `options`. */
const CardRound = z.strictObject({
  ask: Text,
  options: z.array(Text).min(3),
  answer: z.literal([0, 1, 2]),
  why: Text,
});
export type CardRound = z.infer<typeof CardRound>;

const LESSON_MINUTES = 45;

/** How to teach a lesson in one school lesson; `content/plans/<lesson>/<language>.json`. */
export const Plan = z
  .strictObject({
    id: Text,
    version: WholeNumber,
    review: Review,
    ages: z.array(z.enum(QUIZ_AGES)).min(1),
    convention: z.enum(CONVENTION_AGES),
    aims: z.array(Text).min(2),
    steps: z.array(PlanStep).min(3),
    cards: z.array(CardRound).min(2),
    /** What it rests on, by id. */
    facts: z.array(FactId).min(1),
  })
  .superRefine(({ steps }, context) => {
    const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
    if (minutes !== LESSON_MINUTES)
      context.addIssue({
        code: 'custom',
        path: ['steps'],
        message: `take ${minutes} minutes, not ${LESSON_MINUTES}`,
      });
  });
export type Plan = z.infer<typeof Plan>;

/** Every plan of one language. */
export const loadPlans = (lang: Language): Written<Plan>[] =>
  contentNames('plans').map((id) => readTranslated(`plans/${id}`, lang, Plan));

/** The ages of a plan as people write a span. */
export const agesOf = ({ ages }: Pick<Plan, 'ages'>): string => ages.join(', ').replaceAll('-', '–');
