import type { Bytes } from './bytes.ts';

/** Crockford's base32: no I, L, O (look like digits) and no U. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Groups of four signs, five bits each; bits that do not fill a sign are left out. */
export function toGroups(bytes: Uint8Array, signs = Math.floor((bytes.length * 8) / 5)): string {
  let text = '';
  for (let n = 0; n < signs; n += 1) {
    let value = 0;
    for (let bit = n * 5; bit < n * 5 + 5; bit += 1)
      value = (value << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
    text += `${n > 0 && n % 4 === 0 ? '-' : ''}${ALPHABET[value]}`;
  }
  return text;
}

/** The signs that a person typed, without what stands between them; undefined where one is none of the alphabet. */
export function typedSigns(text: string): string | undefined {
  // Phones turn hyphens into dashes and add invisible joiners when text is pasted.
  const typed = text.replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, '');
  if (!/^[0-9A-Za-z]*$/.test(typed)) return undefined;
  const signs = typed.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return signs.includes('U') ? undefined : signs;
}

/** The bytes that groups spell; undefined where they do not spell whole bytes. */
export function fromGroups(text: string): Bytes | undefined {
  const signs = typedSigns(text);
  if (signs === undefined || (signs.length * 5) % 8 !== 0) return undefined;
  const bytes = new Uint8Array((signs.length * 5) / 8);
  for (const [n, sign] of [...signs].entries())
    for (let k = 0; k < 5; k += 1) {
      const bit = n * 5 + k;
      const value = (ALPHABET.indexOf(sign) >> (4 - k)) & 1;
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (value << (7 - (bit & 7)));
    }
  return bytes;
}
