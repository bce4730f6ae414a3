import { z } from 'zod';
import { PRESERVATION_SCOPES, RELEASE_REASONS, REQUEST_TYPES } from './codes/request-codes.ts';
import { ListQuery } from './list-page.ts';
import { Bilingual } from './localised.ts';
import { Basis } from './policy.ts';
import { Time, Uuid } from './scalars.ts';

/** A ground of preservations and of authorities' requests; which there are is data of the country (`GET /v1/authority-bases`). */
export const AuthorityBasisCode = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9.:-]*$/);
export type AuthorityBasisCode = z.infer<typeof AuthorityBasisCode>;

export const BASIS_USES = ['preservation', ...REQUEST_TYPES] as const;

/** A ground with what is known of it: unverified law is shown as unverified. */
export const AuthorityBasis = Basis.extend({
  code: AuthorityBasisCode,
  source: Bilingual,
  /** A preservation that the owner issues itself, or a type of request. */
  uses: z.array(z.enum(BASIS_USES)).min(1),
}).meta({ id: 'AuthorityBasis' });
export type AuthorityBasis = z.infer<typeof AuthorityBasis>;

export const PreservationScope = z.enum(PRESERVATION_SCOPES);

/** Days; the Convention's art. 25 (unverified) and our contract name the same limit. */
export const MAX_PRESERVATION_DAYS = 90;

export const PRESERVATION_ORIGINS = ['decision', 'case', 'request'] as const;

const scope = z
  .array(PreservationScope)
  .min(1)
  .max(PRESERVATION_SCOPES.length)
  .refine((codes) => new Set(codes).size === codes.length, { error: 'twice', params: { code: 'twice' } });
const days = z.number().int().min(1).max(MAX_PRESERVATION_DAYS);
/** Scope and days, wherever a preservation begins. */
export const preservationTerms = { scope, days };

/** Body of `POST /v1/preservations`. */
export const PreservationInput = z.strictObject({
  caseId: Uuid,
  basis: AuthorityBasisCode,
  scope,
  days,
});
export type PreservationInput = z.infer<typeof PreservationInput>;

/** Body of `POST /v1/preservations/{id}/renew`: the new days count from now. */
export const PreservationRenewal = z.strictObject({ basis: AuthorityBasisCode, days });
export const PreservationRelease = z.strictObject({ reason: z.enum(RELEASE_REASONS) });

/** `due` 14 days before the end, `soon` 3 days, `overdue` when it lapsed and its open case has no other. */
export const PRESERVATION_ALARMS = ['none', 'due', 'soon', 'overdue'] as const;

export const Preservation = z
  .object({
    id: Uuid,
    caseId: Uuid,
    origin: z.enum(PRESERVATION_ORIGINS),
    issuer: z.object({ organisation: Bilingual, person: z.string().optional() }),
    basis: AuthorityBasis,
    scope: z.array(PreservationScope),
    issuedAt: Time,
    expiresAt: Time,
    renewals: z.array(z.object({ at: Time, until: Time, by: z.string() })),
    alarm: z.enum(PRESERVATION_ALARMS),
    ended: z
      .object({ at: Time, how: z.enum(['released', 'lapsed']), reason: z.enum(RELEASE_REASONS).optional() })
      .optional(),
    /** An authority's is renewed by a new request of that authority. */
    renewable: z.boolean(),
  })
  .meta({ id: 'Preservation' });
export type Preservation = z.infer<typeof Preservation>;

export const PreservationListQuery = ListQuery.extend({
  state: z.enum(['running', 'ended', 'all']).default('running'),
  caseId: Uuid.optional(),
});
