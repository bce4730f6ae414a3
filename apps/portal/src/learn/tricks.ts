import type { Tactic } from './lesson.ts';
import type { Trick } from './quiz-item.ts';

/** The tricks that can be chosen as a subject; `none` marks stories that can be trusted. */
export const TRICKS_TAUGHT = [
  'fear',
  'manipulated-trust',
  'controlled-behaviour',
] as const satisfies readonly Trick[];
export type TaughtTrick = (typeof TRICKS_TAUGHT)[number];

/** The same three tricks under the short names that lessons use. */
export const TRICK_TACTIC: Readonly<Record<TaughtTrick, Tactic>> = {
  fear: 'fear',
  'manipulated-trust': 'trust',
  'controlled-behaviour': 'control',
};
