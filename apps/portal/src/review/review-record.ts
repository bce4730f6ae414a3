import { LANGUAGES } from '@khong-mot-minh/contracts/codes';
import { z } from 'zod';
import { Day, Fingerprint, LocalisedText, Text, WholeNumber } from '../learn/content-fields.ts';
import { problemsOf } from '../learn/content-problems.ts';

/** `read`: somebody whose work it is has read it · `tried`: young people of the age it is for have used it. */
const REVIEW_STATES = ['read', 'tried'] as const;

/** A review that happened. Whoever read it by profession, not by name, unless they want to be named. */
const ReviewRecord = z.strictObject({
  /** The piece, as `npx kmm content` names it: `lessons/bat-coc-online`, `pages/nho-giup`. */
  piece: Text,
  language: z.enum(LANGUAGES),
  state: z.enum(REVIEW_STATES),
  /** Day on which it happened. */
  on: Day,
  by: LocalisedText,
  /** How many young people tried it. */
  people: WholeNumber.optional(),
  /** What the piece said then: once it says something else, the page tells that it was changed since. */
  fingerprint: Fingerprint,
});
export type ReviewRecord = z.infer<typeof ReviewRecord>;

/** `content/reviews.json`; a trial without people is none. */
export const ReviewRecords = z
  .strictObject({ note: Text, records: z.array(ReviewRecord) })
  .superRefine(({ records }, context) => {
    for (const [at, { state, people }] of records.entries())
      if ((state === 'tried') !== (people !== undefined))
        context.addIssue({
          code: 'custom',
          path: ['records', at, 'people'],
          message: 'must be there when young people tried it, and only then',
        });
  });

/** What is wrong with the records. */
export const reviewsProblems = (value: unknown): string[] => problemsOf(ReviewRecords, value);
