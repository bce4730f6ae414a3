import { z } from 'zod';
import { Text, Time, Uuid } from './scalars.ts';

/** What a hash was computed from; a video is told by its frames, one a second. */
export const HashKind = z.enum(['photo', 'video-frame']);
export type HashKind = z.infer<typeof HashKind>;

/** A PDQ hash as the exchanges write it: 256 bits as 64 lower-case hex digits. */
export const SharedHash = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/)
  .transform((hex) => hex.toLowerCase());

/** A hash with how much texture its picture had: below 50 it cannot tell one picture from another. */
export const HashInput = z.strictObject({
  pdq: SharedHash,
  quality: z.number().int().min(0).max(100),
  kind: HashKind,
});
export type HashInput = z.infer<typeof HashInput>;

/** Where a hash came from. `self-submitted`: the person in the picture, and nobody of ours ever saw it. */
export const HASH_SOURCES = ['self-submitted', 'organisation', 'peer'] as const;
export const HashSource = z.enum(HASH_SOURCES);
export type HashSource = z.infer<typeof HashSource>;

/** A hash is proposed; a person shares or refuses it; it ends by withdrawal or on its last day. */
export const HASH_STATES = ['proposed', 'shared', 'refused', 'withdrawn', 'expired'] as const;
export const HashState = z.enum(HASH_STATES);
export type HashState = z.infer<typeof HashState>;

/** `seen`: it was on our platform; `blocked` / `not-blocked`: what we did; `disagree`: it does not belong there. */
export const HASH_FEEDBACK = ['seen', 'disagree', 'blocked', 'not-blocked'] as const;
export const HashFeedbackValue = z.enum(HASH_FEEDBACK);
export type HashFeedbackValue = z.infer<typeof HashFeedbackValue>;
export const HashFeedback = z.strictObject({ value: HashFeedbackValue }).meta({ id: 'HashFeedback' });

export const MAX_HASHES = 500;
/** Body of `POST /v1/hashes`: a platform key proposes hashes for a bank that it may write to. */
export const HashProposal = z
  .strictObject({
    bank: Uuid,
    hashes: z
      .array(z.strictObject({ ...HashInput.shape, quality: HashInput.shape.quality.optional() }))
      .min(1)
      .max(MAX_HASHES),
    /** The last day on which it may be matched; never longer than the bank keeps hashes. */
    expiresAt: Time.optional(),
  })
  .meta({ id: 'HashProposal' });
export type HashProposal = z.infer<typeof HashProposal>;

/** Ids of the proposed hashes in the order of the request; the hashes themselves are never given back. */
export const HashesProposed = z
  .object({ hashes: z.array(z.object({ id: Uuid, state: HashState })) })
  .meta({ id: 'HashesProposed' });

/** What the desk sees of a hash: everything but the hash. */
export const HashView = z
  .object({
    id: Uuid,
    bank: Uuid,
    kind: HashKind,
    quality: z.number().int().optional(),
    state: HashState,
    sources: z.array(HashSource),
    /** How many submitters named this same hash and have not taken it back. */
    claims: z.number().int(),
    addedAt: Time,
    expiresAt: Time,
    reviewedAt: Time.optional(),
    feedback: z.partialRecord(HashFeedbackValue, z.number().int()),
    /** A picture of a bank of well-known harmless pictures within the radius: sharing it would hit strangers. */
    knownHarmless: z.boolean(),
  })
  .meta({ id: 'HashView' });
export type HashView = z.infer<typeof HashView>;

export const HASH_REFUSALS = [
  'known-harmless',
  'too-many-at-once',
  'wrong-bank',
  'not-for-this-purpose',
] as const;
/** Body of `POST /v1/banks/{id}/review`: a person shares or refuses what was proposed. */
export const HashReview = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('share'), hashes: z.array(Uuid).min(1).max(MAX_HASHES) }),
    z.strictObject({
      decision: z.literal('refuse'),
      hashes: z.array(Uuid).min(1).max(MAX_HASHES),
      reason: z.enum(HASH_REFUSALS),
    }),
  ])
  .meta({ id: 'HashReview' });
export type HashReview = z.infer<typeof HashReview>;
export const HashReviewed = z.object({ changed: z.number().int() });

export const MAX_LOOKUPS = 1000;
/** Body of `POST /v1/hashes/lookup`. Up to eight hashes for one picture: its turned and mirrored forms. */
export const HashLookup = z
  .strictObject({
    pictures: z
      .array(
        z.strictObject({
          id: Text(128, 1),
          pdq: z.union([SharedHash, z.array(SharedHash).min(1).max(8)]),
          quality: z.number().int().min(0).max(100).optional(),
        }),
      )
      .min(1)
      .max(MAX_LOOKUPS),
  })
  .meta({ id: 'HashLookup' });
export type HashLookup = z.infer<typeof HashLookup>;

/** How far the hashes are apart: `same` up to 10 bits of 256, `near` up to 20, `far` up to 31. */
export const DISTANCE_BANDS = ['same', 'near', 'far'] as const;
export const DistanceBand = z.enum(DISTANCE_BANDS);
export type DistanceBand = z.infer<typeof DistanceBand>;
