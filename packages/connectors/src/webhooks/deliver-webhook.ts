import { postOutward } from '../http/post-outward.ts';
import { signedHeaders } from './signed-headers.ts';

export type WebhookDelivery = {
  url: string;
  /** The secret, and the one before it while that is being replaced. */
  secrets: readonly string[];
  id: string;
  type: string;
  at: string;
  data: object;
  /** Only for a demo or a test: a platform could otherwise use us to knock at doors of our own network. */
  allowPrivate: boolean;
};
export type DeliveryResult = { ok: true } | { ok: false; status: number | 'unreachable' | 'private-address' };

const TIMEOUT_MS = 10_000;

/** An answer's body is not read any further than this. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** Sends one event with a Standard Webhooks signature. */
export async function deliverWebhook(delivery: WebhookDelivery): Promise<DeliveryResult> {
  const { url, secrets, id, type, at, data, allowPrivate } = delivery;
  const body = JSON.stringify({ type, timestamp: at, data });
  const headers = signedHeaders(secrets, id, body);
  const { status } = await postOutward({
    url,
    headers,
    body,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_ANSWER_BYTES,
    allowPrivate,
  });
  if (status === 'private-address') return { ok: false, status };
  if (typeof status !== 'number') return { ok: false, status: 'unreachable' };
  return status >= 200 && status < 300 ? { ok: true } : { ok: false, status };
}
