import { lookup } from 'node:dns/promises';
import { Webhook } from 'standardwebhooks';
import { isPrivateAddress } from './is-private-address.ts';

export type WebhookDelivery = {
  url: string;
  secret: string;
  id: string;
  type: string;
  at: string;
  data: object;
  /** Only for a demo or a test: a platform could otherwise use us to knock at doors of our own network. */
  allowPrivate: boolean;
};
export type DeliveryResult = { ok: true } | { ok: false; status: number | 'unreachable' | 'private-address' };

const TIMEOUT_MS = 10_000;

/**
 * Sends one event with a Standard Webhooks signature. Redirects are not followed and private addresses are refused,
 * because either could lead inwards; a name that changes between the look-up and the request is not caught here, so
 * the machine's own firewall should say the same.
 */
export async function deliverWebhook(delivery: WebhookDelivery): Promise<DeliveryResult> {
  const { url, secret, id, type, at, data } = delivery;
  const body = JSON.stringify({ type, timestamp: at, data });
  const timestamp = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, timestamp, body),
  };
  try {
    if (!delivery.allowPrivate && (await leadsInside(url))) return { ok: false, status: 'private-address' };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.body?.cancel();
    return response.ok ? { ok: true } : { ok: false, status: response.status };
  } catch {
    return { ok: false, status: 'unreachable' };
  }
}

async function leadsInside(url: string): Promise<boolean> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const addresses = await lookup(host, { all: true });
  return addresses.some(({ address }) => isPrivateAddress(address));
}
