import { type HashFeedbackValue, SharedHash } from '@khong-mot-minh/contracts';
import { z } from 'zod';

// The public Python client sends the name of its enumeration's member, not its value.
const SIGNAL_TYPES = ['ImagePDQ', 'StopNCIISignalType.ImagePDQ'] as const;
const FEEDBACK = [
  'None',
  'Unknown',
  'QualityUnknown',
  'PendingReview',
  'Blocked',
  'NotBlocked',
  'Withdrawn',
  'Deleted',
] as const;
const FeedbackValue = z.enum(FEEDBACK);
export type StopNciiFeedbackValue = z.infer<typeof FeedbackValue>;

const MAX = 500;

/** Body of `SubmitHashes`; only PDQ hashes of pictures are taken. Unknown members are ignored, as this format grows. */
export const StopNciiHashes = z.object({
  hashRecords: z
    .array(
      z.object({
        signalType: z.enum(SIGNAL_TYPES),
        hashValue: SharedHash,
        CSPFeedbacks: z
          .array(z.object({ feedbackValue: FeedbackValue }))
          .max(20)
          .default([]),
      }),
    )
    .min(1)
    .max(MAX),
});

/** Body of `SubmitFeedback`: the hash names itself, without its type. */
export const StopNciiFeedbacks = z.object({
  hashFeedbacks: z
    .array(z.object({ hashValue: SharedHash, feedbackValue: FeedbackValue }))
    .min(1)
    .max(MAX),
});

/** What a feedback says in our words; undefined where it says nothing that we keep. */
export function feedbackMeant(value: StopNciiFeedbackValue): HashFeedbackValue | 'withdraw' | undefined {
  switch (value) {
    case 'Blocked':
      return 'blocked';
    case 'NotBlocked':
      return 'not-blocked';
    case 'PendingReview':
      return 'seen';
    case 'Withdrawn':
    case 'Deleted':
      return 'withdraw';
    case 'None':
    case 'Unknown':
    case 'QualityUnknown':
      return undefined;
  }
}
