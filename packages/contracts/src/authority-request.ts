import { z } from 'zod';
import { DATA_CLASSES, PRODUCED_PART_CODES, REQUEST_REFUSALS, REQUEST_TYPES } from './codes/request-codes.ts';
import { ListQuery } from './list-page.ts';
import { Bilingual } from './localised.ts';
import { AuthorityBasis, AuthorityBasisCode, PreservationScope, preservationTerms } from './preservation.ts';
import { Time, Uuid } from './scalars.ts';
import { Sealed, SealedContent } from './sealed.ts';

export const RequestType = z.enum(REQUEST_TYPES);
export const DataClass = z.enum(DATA_CLASSES);
export const ProducedPart = z.enum(PRODUCED_PART_CODES);
export const RequestRefusal = z.enum(REQUEST_REFUSALS);

/** Body of `POST /v1/authority-requests`: nothing in it can name a purpose, a person or more than one case. */
export const AuthorityRequestInput = z.strictObject({
  /** The number of the case, as the authority learned it; that it exists is not confirmed. */
  caseId: Uuid,
  /** The platform that is asked. */
  organisation: Uuid,
  type: RequestType,
  dataClass: DataClass,
  basis: AuthorityBasisCode,
  dangerToLife: z.boolean(),
  /** Why it is needed, sealed for the platform's team and the asking one. */
  note: SealedContent,
});
export type AuthorityRequestInput = z.infer<typeof AuthorityRequestInput>;

/** Both people say so of every answer that gives something. */
const RequestChecks = z.strictObject({ forTheChild: z.literal(true), leastData: z.literal(true) });

export const RequestAnswer = z.discriminatedUnion('give', [
  z.strictObject({ give: z.literal('preserved'), checks: RequestChecks, ...preservationTerms }),
  z.strictObject({
    give: z.literal('produced'),
    checks: RequestChecks,
    contains: z.array(ProducedPart).min(1).max(7),
    /** Sealed in the browser for the asking team and no other. */
    answer: SealedContent,
  }),
  z.strictObject({ give: z.literal('removed'), checks: RequestChecks }),
  z.strictObject({ give: z.literal('refused'), refusal: RequestRefusal }),
]);
export type RequestAnswer = z.infer<typeof RequestAnswer>;

const expected = { expectedVersion: z.number().int().min(1) };

/** Body of `POST /v1/authority-requests/{id}/steps`: one proposes, another confirms or sends it back. */
export const RequestStep = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('propose'), ...expected, answer: RequestAnswer }),
  z.strictObject({ step: z.literal('confirm'), ...expected, checks: RequestChecks.optional() }),
  z.strictObject({ step: z.literal('send-back'), ...expected }),
  // The asking side is not told how far the other one is, so it names no version.
  z.strictObject({ step: z.literal('withdraw') }),
]);
export type RequestStep = z.infer<typeof RequestStep>;

export const REQUEST_STATUSES = ['waiting', 'proposed', 'granted', 'refused', 'withdrawn'] as const;

export const AuthoritySealed = z
  .object({
    id: z.string(),
    kind: z.enum(['authority-request', 'authority-answer', 'override-note']),
    at: Time,
    sealed: Sealed,
  })
  .meta({ id: 'AuthoritySealed' });
export type AuthoritySealed = z.infer<typeof AuthoritySealed>;

/** A row of the list. The asking side sees `waiting` until both people have answered. */
export const AuthorityRequestRow = z
  .object({
    id: Uuid,
    caseId: Uuid,
    side: z.enum(['asking', 'asked']),
    from: Bilingual,
    to: Bilingual,
    type: RequestType,
    dataClass: DataClass,
    basis: AuthorityBasis,
    dangerToLife: z.boolean(),
    madeAt: Time,
    dueAt: Time,
    overdue: z.boolean(),
    status: z.enum(REQUEST_STATUSES),
    answeredAt: Time.optional(),
    version: z.number().int(),
  })
  .meta({ id: 'AuthorityRequestRow' });
export type AuthorityRequestRow = z.infer<typeof AuthorityRequestRow>;

export const AuthorityRequestView = AuthorityRequestRow.extend({
  /** Whether the asked organisation owns such a case; the asking side is not told. */
  caseKnown: z.boolean().optional(),
  proposedBy: z.string().optional(),
  answeredBy: z.string().optional(),
  answer: z
    .object({
      give: z.enum(['preserved', 'produced', 'removed', 'refused']),
      refusal: RequestRefusal.optional(),
      contains: z.array(ProducedPart).optional(),
      scope: z.array(PreservationScope).optional(),
      days: z.number().int().optional(),
    })
    .optional(),
  /** Of a preservation that was granted: its end, which only a new request puts off. */
  preservedUntil: Time.optional(),
  byOverride: z.boolean(),
  sealed: z.array(AuthoritySealed),
  /** Where the answer is sealed to; for the asked side only. */
  requesterKey: z.object({ keyId: z.string(), publicKey: z.string() }).optional(),
  steps: z.array(z.enum(['propose', 'confirm', 'send-back', 'withdraw', 'override'])),
}).meta({ id: 'AuthorityRequestView' });
export type AuthorityRequestView = z.infer<typeof AuthorityRequestView>;

export const AuthorityRequestQuery = ListQuery.extend({
  state: z.enum(['open', 'all']).default('open'),
});

/** A platform that can be asked, with the key of its team. */
export const AuthorityTarget = z
  .object({ organisation: Uuid, name: Bilingual, keyId: z.string(), publicKey: z.string() })
  .meta({ id: 'AuthorityTarget' });
export const AuthorityTargets = z.object({
  items: z.array(AuthorityTarget),
  /** The asking team's own key, so that the officer can read the note again. */
  own: z.object({ keyId: z.string(), publicKey: z.string() }).optional(),
});
export type AuthorityTargets = z.infer<typeof AuthorityTargets>;

/** The same figures for everybody and for those who watch, whose numbers differ. */
const countsOf = <Count extends z.ZodType>(count: Count) => ({
  requests: z.array(
    z.object({
      type: RequestType,
      received: count,
      granted: count,
      refused: count,
      withdrawn: count,
      waiting: count,
      /** Answered late or still waiting after the clock ran out. */
      overdue: count,
    }),
  ),
  refusals: z.array(z.object({ reason: RequestRefusal, count })),
  overrides: z.object({
    made: count,
    unreviewed: count,
    overdue: count,
    justified: count,
    notJustified: count,
  }),
  preservations: z.object({ running: count, lapsed: count, renewed: count }),
});

const exactly = z.number().int().min(0);

/**
 * `GET /v1/authority-counts`: what authorities asked and what was done alone, as of the morning of a day, in whole tens;
 * `null` where fewer than `smallest` or what would give them away. Nothing here says what happened yesterday.
 */
export const AuthorityCounts = z
  .object({
    /** A day in Vietnamese time, `2026-11-27`. */
    asOf: z.string(),
    smallest: z.number().int(),
    ...countsOf(exactly.nullable()),
  })
  .meta({ id: 'AuthorityCounts' });
export type AuthorityCounts = z.infer<typeof AuthorityCounts>;

/** `GET /v1/authority-counts/now`: the same as it is, for coalition auditors. */
export const AuthorityCountsNow = z.object(countsOf(exactly)).meta({ id: 'AuthorityCountsNow' });
export type AuthorityCountsNow = z.infer<typeof AuthorityCountsNow>;
