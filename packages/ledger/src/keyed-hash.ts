import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { leafHash, merkleRoot } from './merkle-root.ts';

/** A key of HMAC: its bytes or letters, or, where many hashes are made with it, prepared once by `createSecretKey`. */
export type HashKey = string | Uint8Array | KeyObject;

function keyed(id: string, key: KeyObject): Buffer {
  return createHmac('sha256', key).update(id, 'utf8').digest();
}

/** Making the key costs five times a hash with it. */
function keyOf(key: HashKey): KeyObject {
  if (typeof key === 'string') return createSecretKey(key, 'utf8');
  return key instanceof Uint8Array ? createSecretKey(key) : key;
}

/** HMAC-SHA256 in hex. Once the key is destroyed, nobody can tell which id it stood for. */
export function keyedHash(id: string, key: HashKey): string {
  return keyed(id, keyOf(key)).toString('hex');
}

/** One root for everything that a request touched, in hex; the order of the ids does not matter. */
export function rootOfIds(ids: readonly string[], key: HashKey): string {
  const made = keyOf(key);
  const hashes = ids.map((id) => keyed(id, made)).sort(Buffer.compare);
  return Buffer.from(merkleRoot(hashes.map(leafHash))).toString('hex');
}
