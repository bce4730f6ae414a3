import { Webhook } from 'standardwebhooks';

/**
 * Headers of a JSON body with its Standard Webhooks signature, by which the receiver knows that it comes from here.
 * While a secret is being replaced there is a signature by each, and one that fits is enough.
 */
export function signedHeaders(secrets: readonly string[], id: string, body: string): Record<string, string> {
  const at = new Date();
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
