import { Secret, TOTP } from 'otpauth';

const totpOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 });

/** The time step of a code that is right now (one step of drift either way), or undefined. RFC 6238. */
export function totpStep(secret: string, token: string, nowMs: number): number | undefined {
  const delta = totpOf(secret).validate({ token, timestamp: nowMs, window: 1 });
  return delta === null ? undefined : Math.floor(nowMs / 30_000) + delta;
}
