import { postOutward } from '../http/post-outward.ts';
import type { DeliveryResult } from '../webhooks/deliver-webhook.ts';
import { type VapidKey, vapidAuthorization } from './vapid.ts';

export type Push = {
  endpoint: string;
  key: VapidKey;
  /** `mailto:` or an https address at which the push service can reach the operator. */
  contact: string;
  at: Date;
  /** Only for a demo or a test, where the push service is on this machine. */
  allowPrivate: boolean;
};

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 64 * 1024;
/** Who was asleep longer than this is paged again anyway. */
const TTL_SECONDS = 300;

/**
 * Wakes a browser that subscribed (RFC 8030). There is no payload, so there is nothing to encrypt by RFC 8291: whoever
 * runs the push service learns that a desk was called, and no more.
 */
export async function sendPush({ endpoint, key, contact, at, allowPrivate }: Push): Promise<DeliveryResult> {
  const { status } = await postOutward({
    url: endpoint,
    headers: {
      authorization: vapidAuthorization(key, endpoint, contact, at),
      ttl: String(TTL_SECONDS),
      urgency: 'high',
      // A newer call takes the place of one that waits for a sleeping device.
      topic: 'urgent',
    },
    body: '',
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_ANSWER_BYTES,
    allowPrivate,
  });
  if (status === 'private-address') return { ok: false, status };
  if (typeof status !== 'number') return { ok: false, status: 'unreachable' };
  return status >= 200 && status < 300 ? { ok: true } : { ok: false, status };
}
