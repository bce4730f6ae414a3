import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** What the server derives from its secrets; each use has a key of its own. */
export type Vault = {
  /** HMAC(pepper, verifier): what the database keeps of a receipt. */
  verifierMac(verifier: Uint8Array): Buffer;
  /** A keyed hash of an id for ledger entries. */
  idKey: Uint8Array;
  /** A keyed hash of a value that must be found again, and not be guessed from the database. */
  keyed(purpose: string, value: string): string;
  seal(purpose: string, text: string): string;
  open(purpose: string, sealed: string): string;
};

export function createVault(secrets: { server: Uint8Array; receiptPepper: Uint8Array }): Vault {
  const keyFor = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secrets.server, '', `kmm/${purpose}`, 32));
  return {
    verifierMac: (verifier) => createHmac('sha256', secrets.receiptPepper).update(verifier).digest(),
    idKey: keyFor('ledger-ids'),
    keyed: (purpose, value) => createHmac('sha256', keyFor(purpose)).update(value).digest('base64url'),
    seal(purpose, text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv);
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
        'base64url',
      );
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
    },
  };
}

export const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b);
