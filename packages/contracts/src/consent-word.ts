import { z } from 'zod';
import { Bilingual } from './localised.ts';
import { MayKnow } from './report.ts';
import { Time, Uuid } from './scalars.ts';
import { OrganisationKind } from './session.ts';

/** A yes or a no that a reporter said after the report: about one organisation, or about every one of a level. */
export const ConsentWord = z
  .object({
    allows: z.boolean(),
    at: Time,
    organisation: z.object({ id: Uuid, name: Bilingual, kind: OrganisationKind }).optional(),
    /** Named alone, without an organisation. */
    level: MayKnow.optional(),
    /** Of a yes to a level: it lifts the last no to it, so what was allowed before that is allowed again, and no more. */
    restores: z.boolean().optional(),
    /** Of a no: from then on the reporter may be asked about such a receiver again. */
    askAgainFrom: Time.optional(),
  })
  .meta({ id: 'ConsentWord' });
export type ConsentWord = z.infer<typeof ConsentWord>;
