/** One recipient's wrapped key, all base64url. */
export type Envelope = { keyId: string; enc: string; wrapped: string };

/** Content encrypted once (`ct`), its key wrapped for each recipient (CONTRACT §5), all base64url. */
export type Sealed = { v: 1; ct: string; to: Envelope[] };

const MAX = { ct: 60_000, recipients: 20, keyId: 64, enc: 200, wrapped: 200 };

/**
 * Whether a value from outside has the shape and size of `Sealed`. Says nothing about whether it opens.
 * The limits are those of the HTTP schema, so a value that passes here is not refused there for its size.
 */
export function isSealed(value: unknown): value is Sealed {
  if (!isRecord(value)) return false;
  const { v, ct, to } = value;
  if (v !== 1 || !isBase64Url(ct, MAX.ct) || !Array.isArray(to)) return false;
  return to.length >= 1 && to.length <= MAX.recipients && to.every(isEnvelope);
}

/** Whether a value from outside has the shape and size of one envelope. */
export const isEnvelope = (value: unknown): value is Envelope =>
  isRecord(value) &&
  isBase64Url(value.keyId, MAX.keyId) &&
  isBase64Url(value.enc, MAX.enc) &&
  isBase64Url(value.wrapped, MAX.wrapped);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isBase64Url = (value: unknown, max: number): boolean =>
  typeof value === 'string' && value.length <= max && /^[\w-]+$/.test(value);
