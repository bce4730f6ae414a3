import { factId } from './fact.ts';
import { type Check, check, either, listOf, maybe, oneOf, shape, text } from './shape.ts';

export const QUIZ_AGES = ['10-12', '13-15', '16-17'] as const;
export type QuizAge = (typeof QUIZ_AGES)[number];

/** The three tricks that A05 names (reference: campaign), and none for a story that can be trusted. */
export const TRICKS = ['fear', 'manipulated-trust', 'controlled-behaviour', 'none'] as const;
export type Trick = (typeof TRICKS)[number];

type Common = {
  id: string;
  situation: string;
  explanation: string;
  trick: Trick;
  topic: string;
  domain: 'an-toan';
  /** What it states as true of the world, by its id. */
  fact?: string;
  review: 'draft' | 'reviewed';
};
export type JudgedItem = Common & { kind: 'real' | 'fake'; answer: 'real' | 'fake' };
/** `answer` is the place of the safe option in `options`. */
export type ChoiceItem = Common & { kind: 'safe-choice'; options: readonly string[]; answer: number };
export type QuizItem = JudgedItem | ChoiceItem;

/** One file of the bank: `content/quizzes/<age>/<language>/<topic>.json`. */
export type QuizFile = { topic: string; title: string; items: QuizItem[] };

const common = {
  id: text,
  situation: text,
  explanation: text,
  trick: oneOf(...TRICKS),
  topic: text,
  // The "An toàn" domain of Circular 02/2025/TT-BGDĐT: every item of this bank belongs to it.
  domain: oneOf('an-toan'),
  fact: maybe(factId),
  review: oneOf('draft', 'reviewed'),
};
const fake = shape({ ...common, kind: oneOf('fake'), answer: oneOf('fake') });
const real = shape({ ...common, kind: oneOf('real'), answer: oneOf('real'), trick: oneOf('none') });
const safeChoice = shape({
  ...common,
  kind: oneOf('safe-choice'),
  options: listOf(text, 3),
  answer: oneOf(0, 1, 2),
});

const byKind: Readonly<Record<string, Check>> = { fake, real, 'safe-choice': safeChoice };
const item = check(either(fake, real, safeChoice).schema, (value, at) => {
  const kind = typeof value === 'object' && value !== null ? Reflect.get(value, 'kind') : undefined;
  return (byKind[String(kind)] ?? either())(value, at);
});

/** The shape of a file of the bank. */
export const quizFileShape = shape({ topic: text, title: text, items: listOf(item, 1) });

/** What is wrong with a file of the bank; nothing found means it is a `QuizFile`. */
export const quizFileProblems = (value: unknown): string[] => quizFileShape(value, '');

export const isQuizFile = (value: unknown): value is QuizFile => quizFileProblems(value).length === 0;
