import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** What the server derives from its secrets; each use has a key of its own. */
export type Vault = {
  /** HMAC(pepper, verifier): what the database keeps of a receipt. */
  verifierMac(verifier: Uint8Array): Buffer;
  /** A keyed hash of an id for ledger entries. */
  idKey: KeyObject;
  /** What the leaves that fill a batch are made of. */
  paddingKey: KeyObject;
  /** A keyed hash of a value that must be found again, and not be guessed from the database. */
  keyed(purpose: string, value: string): string;
  seal(purpose: string, text: string): string;
  open(purpose: string, sealed: string): string;
  sealBytes(purpose: string, bytes: Uint8Array): Buffer;
  openBytes(purpose: string, sealed: Uint8Array): Buffer;
};

/** Deriving a key costs more than what it is used for; purposes can name organisations, so there is an end. */
const MOST_DERIVED = 1000;

export function createVault(secrets: { server: Uint8Array; receiptPepper: Uint8Array }): Vault {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secrets.server, '', `kmm/${purpose}`, 32));
  const derived = new Map<string, KeyObject>();
  const keyFor = (purpose: string): KeyObject => {
    const known = derived.get(purpose);
    if (known !== undefined) return known;
    const key = createSecretKey(derive(purpose));
    if (derived.size >= MOST_DERIVED) derived.clear();
    derived.set(purpose, key);
    return key;
  };
  const sealBytes: Vault['sealBytes'] = (purpose, bytes) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv);
    return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  };
  const openBytes: Vault['openBytes'] = (purpose, bytes) => {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  };
  return {
    verifierMac: (verifier) => createHmac('sha256', secrets.receiptPepper).update(verifier).digest(),
    idKey: createSecretKey(derive('ledger-ids')),
    paddingKey: createSecretKey(derive('ledger-padding')),
    keyed: (purpose, value) => createHmac('sha256', keyFor(purpose)).update(value).digest('base64url'),
    seal: (purpose, text) => sealBytes(purpose, Buffer.from(text, 'utf8')).toString('base64url'),
    open: (purpose, sealed) => openBytes(purpose, Buffer.from(sealed, 'base64url')).toString('utf8'),
    sealBytes,
    openBytes,
  };
}

export const sha256 = (data: string | Uint8Array): Buffer => hash('sha256', data, 'buffer');

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b);
