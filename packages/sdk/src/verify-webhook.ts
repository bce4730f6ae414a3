/** Why a webhook is not to be believed. */
export class WebhookError extends Error {
  readonly code: 'missing-header' | 'bad-secret' | 'too-old' | 'too-new' | 'wrong-signature' | 'not-json';
  constructor(code: WebhookError['code'], message: string) {
    super(message);
    this.name = 'WebhookError';
    this.code = code;
  }
}

export type WebhookEvent = { id: string; type: string; timestamp: string; data: Record<string, unknown> };

const TOLERANCE_MS = 5 * 60_000;

/**
 * Checks a webhook's Standard Webhooks signature over the body exactly as it came, and that it is at most five
 * minutes old; throws `WebhookError` otherwise. Remember `id` to notice a delivery that is repeated.
 */
export async function verifyWebhook(
  secret: string,
  headers: Headers | Record<string, string | string[] | undefined>,
  body: string,
  now: Date = new Date(),
): Promise<WebhookEvent> {
  const id = headerOf(headers, 'webhook-id');
  const timestamp = headerOf(headers, 'webhook-timestamp');
  const signatures = headerOf(headers, 'webhook-signature');
  const sentAtMs = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : Number.NaN;
  if (!(sentAtMs >= now.getTime() - TOLERANCE_MS))
    throw new WebhookError('too-old', 'The webhook is too old');
  if (sentAtMs > now.getTime() + TOLERANCE_MS)
    throw new WebhookError('too-new', 'The webhook is from the future');
  const key = await importKey(secret);
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  for (const part of signatures.split(' ')) {
    const [version, text = ''] = part.split(',');
    // WebCrypto compares in constant time.
    const fits = version === 'v1' && (await crypto.subtle.verify('HMAC', key, fromBase64(text), signed));
    if (fits) return parse(id, body);
  }
  throw new WebhookError('wrong-signature', 'No signature of the webhook fits');
}

function headerOf(headers: Headers | Record<string, string | string[] | undefined>, name: string): string {
  const signature =
    headers instanceof Headers
      ? headers.get(name)
      : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  const value = Array.isArray(signature) ? signature[0] : signature;
  if (!value) throw new WebhookError('missing-header', `The header "${name}" is missing`);
  return value;
}

function importKey(secret: string): Promise<CryptoKey> {
  const bytes = fromBase64(secret.replace(/^whsec_/, ''));
  // An empty key would fit a signature that anybody can make.
  if (bytes.length < 16) throw new WebhookError('bad-secret', 'The webhook secret is not one');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

/** Empty where the text is not base64: nothing fits an empty signature. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return new Uint8Array();
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

function parse(id: string, body: string): WebhookEvent {
  const value = parseJson(body);
  if (
    typeof value !== 'object' ||
    value === null ||
    !('type' in value && 'timestamp' in value && 'data' in value)
  )
    throw new WebhookError('not-json', 'The webhook is signed and is no event');
  const { type, timestamp, data } = value;
  const members = typeof data === 'object' && data !== null ? { ...data } : {};
  return { id, type: String(type), timestamp: String(timestamp), data: members };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says that it is no event.
    return undefined;
  }
}
