const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new second factor: 160 random bits in base32, as authenticators take it. */
export const newTotpSecret = (): string =>
  // 256 is a multiple of 32: the low five bits of a random byte are uniform.
  Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => ALPHABET[byte & 31]).join('');

/** The address that an authenticator scans. It shows the issuer before a colon, so the name has none. */
export function totpAddress({
  email,
  organisation,
  secret,
}: Record<'email' | 'organisation' | 'secret', string>) {
  const issuer = `KMM ${organisation.replaceAll(':', ' ')}`;
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(email)}`;
  const rest = `secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=30`;
  return `otpauth://totp/${label}?${rest}`;
}
