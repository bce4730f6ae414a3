import { check, listOf, maybe, oneOf, shape, text } from '../learn/shape.ts';

/** `read`: somebody whose work it is has read it · `tried`: young people of the age it is for have used it. */
export const REVIEW_STATES = ['read', 'tried'] as const;

/** A review that happened; `content/reviews.json`. Whoever read it by profession, not by name, unless they want to be named. */
export type ReviewRecord = {
  /** The piece, as `npx kmm content` names it: `lessons/bat-coc-online`, `pages/nho-giup`. */
  piece: string;
  language: 'vi' | 'en';
  state: (typeof REVIEW_STATES)[number];
  /** Day on which it happened. */
  on: string;
  by: { vi: string; en: string };
  /** How many young people tried it. */
  people?: number;
  /** What the piece said then: once it says something else, the page tells that it was changed since. */
  fingerprint: string;
};

const pattern = (expression: RegExp) =>
  check({ type: 'string', pattern: expression.source }, (value, at) =>
    typeof value === 'string' && expression.test(value)
      ? []
      : [`${at} is not of the form ${expression.source}`],
  );
const whole = check({ type: 'integer', minimum: 1 }, (value, at) =>
  Number.isInteger(value) && Number(value) > 0 ? [] : [`${at} is not a whole number above 0`],
);

/** The shape of `content/reviews.json`. */
export const reviewsShape = shape({
  note: text,
  records: listOf(
    shape({
      piece: text,
      language: oneOf('vi', 'en'),
      state: oneOf(...REVIEW_STATES),
      on: pattern(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
      by: shape({ vi: text, en: text }),
      people: maybe(whole),
      fingerprint: pattern(/^[0-9a-f]{16}$/),
    }),
  ),
});

/** What is wrong with the records; a trial without people is none. */
export function reviewsProblems(value: unknown): string[] {
  const problems = reviewsShape(value, '');
  if (problems.length > 0) return problems;
  // The shape has just been checked.
  return (value as { records: ReviewRecord[] }).records.flatMap(({ state, people }, at) =>
    (state === 'tried') === (people !== undefined)
      ? []
      : [`/records/${at}/people must be there when young people tried it, and only then`],
  );
}
