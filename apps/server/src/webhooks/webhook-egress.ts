import { findWebhook, putWebhook } from '@khong-mot-minh/database';
import { z } from 'zod';
import type { EgressTarget } from '../egress/index.ts';

/** What stands beside the proposal of a webhook; the secret is sealed. */
export const WebhookSettings = z.object({ events: z.array(z.string()), secret: z.string() });

/** A webhook that two people agreed to. */
export const webhookEgress: EgressTarget = {
  actor: 'system',
  current: async (sql, org) => (await findWebhook(sql, org))?.url,
  take: (sql, { org }, { url, settings }) =>
    putWebhook(sql, org, { url, ...WebhookSettings.parse(settings) }),
};
