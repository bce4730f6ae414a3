import { Webhook } from 'standardwebhooks';

/** Headers of a JSON body with its Standard Webhooks signature, by which the receiver knows that it comes from here. */
export function signedHeaders(secret: string, id: string, body: string): Record<string, string> {
  const at = new Date();
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}
