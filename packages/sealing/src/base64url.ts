import type { Bytes } from './bytes.ts';
import { SealError } from './seal-error.ts';

/** Base64url without padding (RFC 4648 §5). */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Accepts one spelling only: unused bits of the last character must be zero, so a changed character is noticed. */
export function fromBase64Url(text: string): Bytes {
  if (/^[\w-]*$/.test(text) && text.length % 4 !== 1) {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    if (toBase64Url(bytes) === text) return bytes;
  }
  throw new SealError('malformed', 'Decode base64url: not canonical, without padding');
}
