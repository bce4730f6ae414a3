const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The two signs of each twelve bits: half as many pieces to join. */
const TWO = Array.from(
  { length: 4096 },
  (_, bits) => ALPHABET.charAt(bits >> 6) + ALPHABET.charAt(bits & 63),
);

const VALUES = new Uint8Array(128);
for (let i = 0; i < ALPHABET.length; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/** The six bits that a sign of base64url text stands for. */
export const base64Value = (text: string, at: number): number => VALUES[text.charCodeAt(at)] ?? 0;

/** The first `length` bytes as base64url text. */
export function toBase64(bytes: Uint8Array, length: number = bytes.length): string {
  let text = '';
  const whole = length - (length % 3);
  for (let i = 0; i < whole; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += `${TWO[group >> 12]}${TWO[group & 4095]}`;
  }
  if (length - whole === 1) return text + TWO[(bytes[whole] ?? 0) << 4];
  if (length - whole === 0) return text;
  const group = ((bytes[whole] ?? 0) << 10) | ((bytes[whole + 1] ?? 0) << 2);
  return `${text}${TWO[group >> 6]}${ALPHABET.charAt(group & 63)}`;
}

/** Writes the bytes of a base64url text to `bytes` and gives their number. */
export function putBase64(text: string, bytes: Uint8Array): number {
  const { length } = text;
  let at = 0;
  let buffer = 0;
  let bits = 0;
  for (let i = 0; i < length; i++) {
    buffer = ((buffer << 6) | (VALUES[text.charCodeAt(i)] ?? 0)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (buffer >> bits) & 255;
  }
  return at;
}

/** Bytes of a base64url text. */
export function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  putBase64(text, bytes);
  return bytes;
}
