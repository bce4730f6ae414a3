import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { fromBase64, toBase64 } from './bytes.ts';

// DER before a raw Ed25519 key (RFC 8410).
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const ed25519 = 1;

/** Who signs a log's checkpoints. `vkey` is public, the key it was made from is not kept here in text. */
export type Signer = { name: string; keyId: string; vkey: string; sign(text: string): Uint8Array };

/** Who can check them. */
export type Verifier = { name: string; keyId: string; verify(text: string, signature: Uint8Array): boolean };

/** Names stand between spaces and plus signs, so they hold neither. */
const namePattern = /^[^\s+\p{C}]+$/u;

/** C2SP signed-note: the first four bytes, in hex, of a hash over name and typed public key. */
function keyIdOf(name: string, typedKey: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), typedKey])).slice(0, 8);
}

function typed(key: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from([ed25519]), key]);
}

function untyped(text: string): Uint8Array | undefined {
  const bytes = fromBase64(text);
  return bytes?.length === 33 && bytes[0] === ed25519 ? bytes.subarray(1) : undefined;
}

function rawPublic(key: KeyObject): Uint8Array {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length);
}

/** A new key pair for the log of this name: `skey` to keep secret, `vkey` to publish (Go's note key format). */
export function generateSigner(name: string): { skey: string; vkey: string } {
  if (!namePattern.test(name))
    throw new Error(`Make a key for "${name}": a name has no space and no plus sign`);
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(privatePrefix.length);
  const publicKey = typed(rawPublic(privateKey));
  const id = `${name}+${keyIdOf(name, publicKey)}`;
  return { skey: `PRIVATE+KEY+${id}+${toBase64(typed(seed))}`, vkey: `${id}+${toBase64(publicKey)}` };
}

/** The signer of a secret key text; throws, without repeating it, if it is not one. */
export function importSigner(skey: string): Signer {
  const [, name = '', keyId = '', key = ''] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(skey) ?? [];
  const seed = untyped(key);
  if (!seed || !namePattern.test(name))
    throw new Error('Read the signing key: it is not PRIVATE+KEY+name+id+key');
  const privateKey = createPrivateKey({
    key: Buffer.concat([privatePrefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = typed(rawPublic(privateKey));
  if (keyIdOf(name, publicKey) !== keyId)
    throw new Error(`Read the signing key of "${name}": its id does not fit`);
  return {
    name,
    keyId,
    vkey: `${name}+${keyId}+${toBase64(publicKey)}`,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey),
  };
}

/** The verifier of a public key text `name+id+key`; undefined if it is not one. */
export function importVerifier(vkey: string): Verifier | undefined {
  const [, name = '', keyId = '', key = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? [];
  const raw = untyped(key);
  if (!raw || !namePattern.test(name) || keyIdOf(name, typed(raw)) !== keyId) return undefined;
  const publicKey = createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' });
  return {
    name,
    keyId,
    verify: (text, signature) => verify(null, Buffer.from(text, 'utf8'), publicKey, signature),
  };
}
