/** WebCrypto refuses views on shared memory, so every buffer that reaches it has this type. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Source of random bytes; tests pass a fixed one. */
export type RandomBytes = (length: number) => Uint8Array;

/** Random bytes from the platform's cryptographic source. */
export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/** The UTF-8 bytes of a text. */
export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** One array of all the parts, in order. */
export function concat(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/** SHA-256 of the bytes, 32 bytes. */
export const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
