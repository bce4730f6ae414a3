import { Secret, TOTP } from 'otpauth';

/** A new second factor: the secret to type and the address that an authenticator scans. */
export function newTotp(email: string, issuer: string): { secret: string; url: string } {
  const secret = new Secret({ size: 20 });
  const totp = new TOTP({ issuer, label: email, secret, algorithm: 'SHA1', digits: 6, period: 30 });
  return { secret: secret.base32, url: totp.toString() };
}
