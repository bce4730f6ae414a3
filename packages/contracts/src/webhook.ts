import { z } from 'zod';
import { isStorable, Time, Uuid } from './scalars.ts';

export const WEBHOOK_EVENTS = [
  'decision.changed',
  'restriction.started',
  'restriction.ended',
  'case.opened',
  'case.peers',
  'preservation.requested',
  'protection.changed',
  'guardian-link.changed',
  'adult.alert',
  'hash.withdrawn',
] as const;
export const WebhookEvent = z.enum(WEBHOOK_EVENTS);

export const WebhookInput = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .refine(isStorable, { error: 'unstorable' }),
    events: z.array(WebhookEvent).min(1).max(WEBHOOK_EVENTS.length),
  })
  .meta({ id: 'WebhookInput' });
/** A delivery that was refused for three days; `id` is the dead letter's, `message` the `webhook-id` of every try. */
export const WebhookDeadLetter = z
  .object({ id: Uuid, message: z.string(), type: z.string(), at: Time, failedAt: Time })
  .meta({ id: 'WebhookDeadLetter' });
export type WebhookDeadLetter = z.infer<typeof WebhookDeadLetter>;

/** `waiting`: the address is new, and a person of the platform has to agree at the desk before anything is sent there. */
export const WebhookGiven = WebhookInput.extend({
  secret: z.string().optional(),
  waiting: z.literal(true).optional(),
}).meta({ id: 'WebhookGiven' });

/** Where a platform listens now, and the new address that waits for a person. */
export const WebhookView = z
  .object({
    current: WebhookInput.extend({ oldSecretUntil: Time.optional() }).optional(),
    waiting: WebhookInput.extend({ at: Time }).optional(),
  })
  .meta({ id: 'WebhookView' });
export type WebhookView = z.infer<typeof WebhookView>;

/** The new secret, shown once; until `oldUntil` deliveries carry a signature by each. */
export const WebhookSecret = z.object({ secret: z.string(), oldUntil: Time }).meta({ id: 'WebhookSecret' });
export type WebhookSecret = z.infer<typeof WebhookSecret>;
