import { z } from 'zod';
import { ORGANISATION_KINDS } from './codes/organisation-kinds.ts';
import { ROLE_CODES } from './codes/roles.ts';
import { Bilingual } from './localised.ts';
import { Text, Time, Uuid } from './scalars.ts';

export const Role = z.enum(ROLE_CODES);
export type Role = z.infer<typeof Role>;

export { ORGANISATION_KINDS } from './codes/organisation-kinds.ts';
export const OrganisationKind = z.enum(ORGANISATION_KINDS);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

export const SessionInput = z.strictObject({
  email: Text(254, 3),
  password: Text(200, 1),
  totp: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
});

/** Who is signed in, with what the browser needs to unlock the person's own key. */
export const Session = z
  .object({
    person: z.object({ id: Uuid, name: z.string(), email: z.string() }),
    organisation: z.object({ id: Uuid, name: Bilingual, kind: OrganisationKind }),
    roles: z.array(Role),
    expiresAt: z.string(),
    /** After so many minutes without a request the session ends before that. */
    idleMinutes: z.number().int(),
    demo: z.boolean(),
    /** Since the last sign-in somebody who had the password was wrong about the code five times. */
    codesStoppedAt: Time.optional(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

/** `GET /v1/session/keys`: a member's locked private key and each team key wrapped for it. */
export const SessionKeys = z
  .object({
    member: z
      .object({ keyId: z.string(), publicKey: z.string(), locked: z.string(), salt: z.string() })
      .optional(),
    teams: z.array(
      z.object({
        teamId: Uuid,
        name: Bilingual,
        keyId: z.string(),
        publicKey: z.string(),
        sealedKey: z.unknown(),
        /** Earlier keys of the team, each sealed to its present one: for what is not re-wrapped. */
        past: z.array(z.object({ keyId: z.string(), sealedKey: z.unknown() })).default([]),
      }),
    ),
  })
  .meta({ id: 'SessionKeys' });
export type SessionKeys = z.infer<typeof SessionKeys>;
