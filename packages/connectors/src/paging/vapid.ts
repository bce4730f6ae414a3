import { createECDH, createPrivateKey, type KeyObject, sign } from 'node:crypto';

/** The key by which push services know this server (RFC 8292). */
export type VapidKey = {
  /** An uncompressed P-256 point in base64url: what a browser is given when it subscribes. */
  publicKey: string;
  privateKey: KeyObject;
};

/** The order of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** A push service refuses more than a day. */
const VALID_SECONDS = 12 * 3600;

/** The key that belongs to a secret of at least 48 bytes: the same one after every start, and nothing more to store. */
export function vapidKeyFrom(secret: Uint8Array): VapidKey {
  if (secret.length < 48) throw new Error(`A VAPID key needs a secret of 48 bytes, not ${secret.length}`);
  // From more bytes than the order has, so that the remainder favours no key.
  const number = (BigInt(`0x${Buffer.from(secret).toString('hex')}`) % (ORDER - 1n)) + 1n;
  const d = Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(d);
  const point = curve.getPublicKey();
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    d: d.toString('base64url'),
  };
  return {
    publicKey: point.toString('base64url'),
    privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
  };
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The `authorization` of a push to this endpoint: signed for its service alone, and for half a day. */
export function vapidAuthorization(key: VapidKey, endpoint: string, contact: string, at: Date): string {
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(at.getTime() / 1000) + VALID_SECONDS,
    sub: contact,
  };
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${key.publicKey}`;
}
