import { z } from 'zod';
import { isStorable } from './common.ts';

export const WEBHOOK_EVENTS = [
  'decision.changed',
  'restriction.started',
  'restriction.ended',
  'case.opened',
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
export const WebhookGiven = WebhookInput.extend({ secret: z.string().optional() }).meta({
  id: 'WebhookGiven',
});
