import { Webhook } from 'standardwebhooks';

export type WebhookDelivery = {
  url: string;
  secret: string;
  id: string;
  type: string;
  at: string;
  data: object;
};
export type DeliveryResult = { ok: true } | { ok: false; status: number | 'unreachable' };

const TIMEOUT_MS = 10_000;

/** Sends one event with a Standard Webhooks signature; redirects are refused, because they could lead inwards. */
export async function deliverWebhook({
  url,
  secret,
  id,
  type,
  at,
  data,
}: WebhookDelivery): Promise<DeliveryResult> {
  const body = JSON.stringify({ type, timestamp: at, data });
  const timestamp = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, timestamp, body),
  };
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.body?.cancel();
    return response.ok ? { ok: true } : { ok: false, status: response.status };
  } catch {
    return { ok: false, status: 'unreachable' };
  }
}
