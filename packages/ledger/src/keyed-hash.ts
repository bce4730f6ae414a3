import { createHmac } from 'node:crypto';
import { leafHash, merkleRoot } from './merkle-root.ts';

function keyed(id: string, key: string | Uint8Array): Buffer {
  return createHmac('sha256', key).update(id, 'utf8').digest();
}

/** HMAC-SHA256 in hex. Once the key is destroyed, nobody can tell which id it stood for. */
export function keyedHash(id: string, key: string | Uint8Array): string {
  return keyed(id, key).toString('hex');
}

/** One root for everything that a request touched, in hex; the order of the ids does not matter. */
export function rootOfIds(ids: readonly string[], key: string | Uint8Array): string {
  const hashes = ids.map((id) => keyed(id, key)).sort(Buffer.compare);
  return Buffer.from(merkleRoot(hashes.map(leafHash))).toString('hex');
}
